import { evaluateAny, evaluateBoolean, evaluateTexts } from '../../feel/expression.ts';
import { Failure } from '../../feel/failure.ts';
import { toJson } from '../../feel/json.ts';
import type { Scope } from '../../state/scope.ts';
import { activateElements, describeElements, renewJob, unknownElements } from '../ad-hoc.ts';
import { beginCompleting } from '../begin-completing.ts';
import { evaluateJob } from '../new-job.ts';
import type { Processing } from '../processing.ts';
import type { ElementBehavior } from './behavior.ts';
import { activated, completeWithOutputs, enterWith } from './common.ts';
import { settleContainer } from './container.ts';

/** An ad-hoc sub-process: activates elements by a list, by what its worker answers, or when asked to. */
export const adHocSubProcess: ElementBehavior = {
  begin: describeElements,

  activate(p, scope) {
    return enterWith(
      p,
      scope,
      () => evaluateElements(p, scope) ?? jobFailure(p, scope) ?? elementsOf(p, scope),
      (ids) => {
        activated(p, scope);
        renewJob(p, scope);
        activateElements(
          p,
          scope,
          ids.map((elementId) => ({ elementId }))
        );
      }
    );
  },

  complete(p, scope) {
    const name = scope.element.adHoc?.outputCollection;
    const collected = name ? scope.variables?.get(name) : undefined;
    const first = scope.record.listener?.event !== 'end';
    if (first && collected && scope.parent)
      p.state.variables.propagate(scope.parent, collected.name, collected.value);
    return completeWithOutputs(p, scope);
  },

  settle(p, scope) {
    const { adHoc, job } = scope.element;
    const { phase, pendingTrigger, interruptedBy } = scope.record;
    if (!adHoc || phase !== 'ACTIVATED') return;
    const { adHocEnd } = scope.elementRecord;
    const endless = adHoc.completionCondition !== null || job !== null;
    if (pendingTrigger || interruptedBy !== null) settleContainer(p, scope);
    else if (adHocEnd === 'cancel' && scope.childCount > 0) terminateRemaining(p, scope);
    else if (scope.childCount === 0 && (adHocEnd !== null || !endless)) beginCompleting(p, scope);
  }
};

/** All of them at once, as in Zeebe, where other scopes end what is in them one after the other. */
function terminateRemaining(p: Processing, scope: Scope): void {
  for (const child of scope.children ?? [])
    if (child.record.phase !== 'TERMINATING') p.push('terminate', child);
}

function jobFailure(p: Processing, scope: Scope): Failure | undefined {
  const evaluated = scope.element.job && evaluateJob(p, scope, scope.element.job);
  return evaluated instanceof Failure ? evaluated : undefined;
}

function elementsOf(p: Processing, scope: Scope): string[] | Failure {
  const { activeElements } = scope.element.adHoc ?? {};
  return activeElements ? evaluateTexts(activeElements, p.lookup(scope)) : [];
}

/** A failure when the list of elements to activate cannot be used. */
function evaluateElements(p: Processing, scope: Scope): Failure | undefined {
  const ids = elementsOf(p, scope);
  const told = 'Failed to activate ad-hoc elements.';
  if (ids instanceof Failure) return new Failure('EXTRACT_VALUE_ERROR', `${told} ${ids.message}`);
  const unknown = unknownElements(scope, ids);
  if (unknown.length === 0) return undefined;
  const names = unknown.map((id) => `'${id}'`).join(', ');
  return new Failure('EXTRACT_VALUE_ERROR', `${told} No BPMN elements found with ids: ${names}.`);
}

/** The scope around one activated element and what follows it. */
export const adHocInnerInstance: ElementBehavior = {
  activate: () => undefined,
  complete(p, scope) {
    const around = scope.parent;
    if (!around) return undefined;
    const failure = collect(p, around, scope) ?? decideEnd(p, around);
    if (failure) return failure;
    return completeWithOutputs(p, scope);
  },
  settle: settleContainer
};

function collect(p: Processing, around: Scope, inner: Scope): Failure | undefined {
  const { outputCollection, outputElement } = around.element.adHoc ?? {};
  if (!outputCollection || !outputElement) return undefined;
  const value = evaluateAny(outputElement, p.lookup(inner));
  if (value instanceof Failure) return value;
  const known: unknown = JSON.parse(around.variables?.get(outputCollection)?.value ?? '[]');
  if (!Array.isArray(known))
    return new Failure('EXTRACT_VALUE_ERROR', `The output collection '${outputCollection}' is no list`);
  p.state.variables.set(around, outputCollection, JSON.stringify([...(known as unknown[]), toJson(value)]));
  return undefined;
}

/** After each inner instance: the condition is looked at again, or the worker asked again. */
function decideEnd(p: Processing, around: Scope): Failure | undefined {
  const { adHoc, job } = around.element;
  if (!adHoc || around.record.interruptedBy !== null) return undefined;
  if (job) return around.elementRecord.adHocEnd === null ? renewJob(p, around) : undefined;
  if (!adHoc.completionCondition) return undefined;
  const holds = evaluateBoolean(adHoc.completionCondition, p.lookup(around));
  if (holds instanceof Failure)
    return new Failure('EXTRACT_VALUE_ERROR', `Failed to evaluate completion condition. ${holds.message}`);
  const end = adHoc.cancelRemaining ? 'cancel' : 'wait';
  around.elementRecord.adHocEnd = holds ? end : null;
  p.state.instances.changed(around);
  return undefined;
}
