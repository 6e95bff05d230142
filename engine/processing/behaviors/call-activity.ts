import { evaluateText } from '../../feel/expression.ts';
import { Failure } from '../../feel/failure.ts';
import type { JsonText } from '../../records.ts';
import type { ProcessScope, Scope } from '../../state/scope.ts';
import { openCatchEvents } from '../catch-events.ts';
import { createInstance } from '../create-instance.ts';
import { findProcess } from '../find-called.ts';
import { finishIfEmpty } from '../terminate.ts';
import { applyInputs, takeVariables } from '../mappings.ts';
import type { Processing } from '../processing.ts';
import { tooMany } from '../too-many.ts';
import { beginCompleting } from '../begin-completing.ts';
import type { ElementBehavior } from './behavior.ts';
import { activated, completeWithOutputs } from './common.ts';

/** How many calls deep instances may be nested, as in Zeebe. */
export const maximumCallDepth = 1000;

/** Call activities: an instance of another process. */
export const callActivity: ElementBehavior = {
  activate(p, scope) {
    const { call } = scope.element;
    if (!call) return undefined;
    const inputs = applyInputs(p, scope);
    if (inputs) return inputs;
    const called = evaluateCalled(p, scope);
    if (called instanceof Failure) return called;
    const failure = tooMany(p, scope, 'CALLED_ELEMENT_ERROR') ?? openCatchEvents(p, scope);
    if (failure) return failure;
    activated(p, scope);
    const variables = call.propagateAllParentVariables ? visibleTexts(scope) : localTexts(scope);
    scope.called = createInstance(p, called, { variables, caller: scope });
    scope.elementRecord.calledProcessInstanceKey = scope.called.record.key;
    return undefined;
  },
  complete: completeWithOutputs
};

function evaluateCalled(p: Processing, scope: Scope): ReturnType<typeof findProcess> {
  const { call } = scope.element;
  const id = call ? evaluateText(call.id, p.lookup(scope)) : '';
  if (id instanceof Failure || !call)
    return new Failure('EXTRACT_VALUE_ERROR', id instanceof Failure ? id.message : '');
  const process = findProcess(p, scope, call, id);
  if (process instanceof Failure) return process;
  if (!process.executable.root.startEvent) {
    return new Failure(
      'CALLED_ELEMENT_ERROR',
      `Expected process with BPMN process id '${id}' to have a none start event, but not found.`
    );
  }
  if (callDepth(p, scope) < maximumCallDepth) return process;
  return new Failure(
    'CALLED_ELEMENT_ERROR',
    `The call activity is nested more than ${maximumCallDepth} calls deep; look for a process that calls itself.`
  );
}

function callDepth(p: Processing, scope: Scope): number {
  let depth = 0;
  let caller: Scope | undefined = scope;
  while (caller) {
    depth += 1;
    const key: string | null = caller.root.record.parentElementInstanceKey;
    caller = key === null ? undefined : p.state.instances.get(key);
  }
  return depth;
}

function localTexts(scope: Scope): [string, JsonText][] {
  return [...(scope.variables?.values() ?? [])].map(({ name, value }) => [name, value]);
}

function visibleTexts(scope: Scope): Map<string, JsonText> {
  const outer = scope.parent ? visibleTexts(scope.parent) : new Map<string, JsonText>();
  for (const [name, value] of localTexts(scope)) outer.set(name, value);
  return outer;
}

/** Goes on with the call activity whose called instance has ended. */
export function calledInstanceEnded(p: Processing, called: ProcessScope): void {
  const key = called.record.parentElementInstanceKey;
  const caller = key === null ? undefined : p.state.instances.get(key);
  if (!caller) return;
  caller.called = null;
  if (caller.record.phase === 'TERMINATING') finishIfEmpty(p, caller);
  else if (called.record.state === 'COMPLETED') returnToCaller(p, caller, called);
}

function returnToCaller(p: Processing, caller: Scope, called: ProcessScope): void {
  const { call, outputs } = caller.element;
  if (call?.propagateAllChildVariables || outputs.length > 0) takeVariables(p, caller, localTexts(called));
  beginCompleting(p, caller);
}
