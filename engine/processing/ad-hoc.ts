/** Activating elements of an ad-hoc sub-process, each in an inner instance of its own, and ending it. */
import type { AdHocActivation } from '../commands.ts';
import { variableOf } from '../feel/expression.ts';
import { Failure } from '../feel/failure.ts';
import { activatable } from '../model/compile-ad-hoc.ts';
import type { Result } from '../refusal.ts';
import { accept, refuse } from '../refusal.ts';
import type { Scope } from '../state/scope.ts';
import { enter } from './enter.ts';
import { jsonEntries } from './mappings.ts';
import { createJob, evaluateJob } from './new-job.ts';
import type { Processing } from './processing.ts';

/** Tells what can be activated, and begins what is to be collected, in variables of the ad-hoc sub-process. */
export function describeElements(p: Processing, scope: Scope): void {
  const { adHoc } = scope.element;
  if (!adHoc) return;
  p.state.variables.set(scope, 'adHocSubProcessElements', adHoc.described);
  if (adHoc.outputCollection) p.state.variables.set(scope, adHoc.outputCollection, '[]');
}

/** Ids that are no elements which this ad-hoc sub-process can activate. */
export function unknownElements(scope: Scope, ids: readonly string[]): string[] {
  const known = new Set(activatable(scope.element).map(({ id }) => id));
  return ids.filter((id) => !known.has(id));
}

/** Activates elements; those that are active already are ended first when `cancel` says so. Refused for unknown ids. */
export function activateElements(
  p: Processing,
  scope: Scope,
  elements: readonly AdHocActivation[],
  cancel = false
): Result<null> {
  const unknown = unknownElements(
    scope,
    elements.map(({ elementId }) => elementId)
  );
  if (unknown.length > 0) {
    return refuse(
      'NOT_FOUND',
      `Expected to activate elements of ad-hoc sub-process with key '${scope.key}', but it has none with id ${unknown.map((id) => `'${id}'`).join(', ')}.`
    );
  }
  // All at once: those that are activated now stay.
  if (cancel) for (const child of scope.children ?? []) p.push('terminate', child);
  for (const { elementId, variables } of elements) activateElement(p, scope, elementId, variables);
  return accept(null);
}

function activateElement(
  p: Processing,
  scope: Scope,
  elementId: string,
  variables: Record<string, unknown> | undefined
): void {
  const { adHoc } = scope.element;
  const element = scope.process.executable.elements.get(elementId);
  if (!adHoc || !element) return;
  const inner = enter(p, scope, adHoc.inner, { quiet: true });
  p.state.instances.phaseChanged(inner, 'ACTIVATED');
  const output = variableOf(adHoc.outputElement);
  if (output) p.state.variables.set(inner, output, 'null');
  for (const [name, value] of jsonEntries(variables)) p.state.variables.set(inner, name, value);
  enter(p, inner, element);
}

/** Gives the worker of an ad-hoc sub-process its next job; the one before is canceled, for things have changed. */
export function renewJob(p: Processing, scope: Scope): Failure | undefined {
  const definition = scope.element.job;
  if (!definition) return undefined;
  const evaluated = evaluateJob(p, scope, definition);
  if (evaluated instanceof Failure) return evaluated;
  if (scope.job) p.state.jobs.canceled(scope.job, p.now());
  createJob(p, scope, evaluated, definition.headers, { kind: 'AD_HOC_SUB_PROCESS', listenerEventType: null });
  return undefined;
}

/** The completion condition holds: what is active ends, or is waited for. */
export function fulfil(p: Processing, scope: Scope, cancel: boolean): void {
  scope.elementRecord.adHocEnd = cancel ? 'cancel' : 'wait';
  p.state.instances.changed(scope);
  p.push('settle', scope);
}
