import { evaluateList, variableOf } from '../../feel/expression.ts';
import { Failure } from '../../feel/failure.ts';
import { toJsonText } from '../../feel/json.ts';
import type { MultiInstanceProgress } from '../../records.ts';
import type { Scope } from '../../state/scope.ts';
import { openCatchEvents } from '../catch-events.ts';
import { enter } from '../enter.ts';
import { leave } from '../leave.ts';
import type { Processing } from '../processing.ts';
import { tooMany } from '../too-many.ts';
import { terminateChildren } from '../terminate.ts';
import { beginCompleting } from '../begin-completing.ts';
import type { ElementBehavior } from './behavior.ts';
import { activated } from './common.ts';

/** Items that a multi-instance may have. */
const mostItems = 100_000;

/** The body of a multi-instance activity: a scope around its inner instances. */
export const multiInstanceBody: ElementBehavior = {
  activate(p, scope) {
    const loop = scope.element.loop;
    if (!loop) return undefined;
    const items = evaluateList(loop.inputCollection, p.lookup(scope));
    if (items instanceof Failure) return items;
    if (items.length > mostItems)
      return new Failure(
        'EXTRACT_VALUE_ERROR',
        `The input collection has ${items.length} items; ${mostItems} are the most.`
      );
    const failure = openCatchEvents(p, scope);
    if (failure) return failure;
    const progress: MultiInstanceProgress = {
      items: items.map(toJsonText),
      created: 0,
      completed: 0,
      terminated: 0,
      conditionMet: false
    };
    scope.elementRecord.multiInstance = progress;
    if (loop.outputCollection) {
      p.state.variables.set(scope, loop.outputCollection, JSON.stringify(items.map(() => null)));
    }
    activated(p, scope);
    if (items.length === 0) beginCompleting(p, scope);
    else if (loop.sequential) enterNext(p, scope, progress);
    else p.push('spawn', scope);
    return undefined;
  },

  complete(p, scope) {
    const name = scope.element.loop?.outputCollection;
    const collected = name ? scope.variables?.get(name) : undefined;
    if (collected && scope.parent) p.state.variables.propagate(scope.parent, collected.name, collected.value);
    leave(p, scope);
    return undefined;
  },

  settle(p, scope) {
    const progress = scope.elementRecord.multiInstance;
    if (!progress || scope.record.phase !== 'ACTIVATED') return;
    const more = progress.created < progress.items.length && !progress.conditionMet;
    if (scope.childCount > 0) {
      if (progress.conditionMet && progress.terminated === 0) endEarly(p, scope, progress);
    } else if (!more) beginCompleting(p, scope);
    else if (scope.element.loop?.sequential) enterNext(p, scope, progress);
  }
};

function endEarly(p: Processing, scope: Scope, progress: MultiInstanceProgress): void {
  progress.terminated = scope.childCount;
  terminateChildren(p, scope);
}

/** Enters the next of the inner instances that run side by side; each has its own step, so that others get their turn. */
export function spawn(p: Processing, body: Scope): Failure | undefined {
  const progress = body.elementRecord.multiInstance;
  if (!progress || body.record.phase !== 'ACTIVATED' || progress.conditionMet) return undefined;
  // After an incident there may be two such steps, the one that was queued and the one that was queued again.
  if (progress.created >= progress.items.length) return undefined;
  const failure = tooMany(p, body, 'UNKNOWN');
  if (failure) return failure;
  enterNext(p, body, progress);
  if (progress.created < progress.items.length) p.push('spawn', body);
  return undefined;
}

/** Goes on with inner instances that run side by side, after an incident kept the others from being entered. */
export function spawnAgain(p: Processing, body: Scope): void {
  const progress = body.isProcess() ? null : body.elementRecord.multiInstance;
  if (progress && !body.element.loop?.sequential && progress.created < progress.items.length)
    p.push('spawn', body);
}

function enterNext(p: Processing, body: Scope, progress: MultiInstanceProgress): void {
  progress.created += 1;
  const loopCounter = progress.created;
  const inner = enter(p, body, body.element, { loopCounter });
  const name = body.element.loop?.inputElement;
  const item = progress.items[loopCounter - 1];
  const output = variableOf(body.element.loop?.outputElement ?? null);
  if (name && item !== undefined) p.state.variables.set(inner, name, item);
  if (output && output !== name) p.state.variables.set(inner, output, 'null');
  p.state.variables.set(inner, 'loopCounter', String(loopCounter));
  p.state.instances.changed(body);
}
