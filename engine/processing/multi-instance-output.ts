import { evaluateAny, evaluateBoolean } from '../feel/expression.ts';
import type { Lookup } from '../feel/expression.ts';
import { Failure } from '../feel/failure.ts';
import { toJson } from '../feel/json.ts';
import type { MultiInstanceProgress } from '../records.ts';
import type { Scope } from '../state/scope.ts';
import type { Processing } from './processing.ts';
import { withinSize } from './variable-text.ts';

/** When an inner instance of a multi-instance body completes: its output, and whether the body is to end early. */
export function collectOutput(p: Processing, inner: Scope): Failure | undefined {
  const body = inner.parent;
  const progress = body?.isMultiInstanceBody ? body.elementRecord.multiInstance : null;
  if (!body || !progress) return undefined;
  const failure = writeOutput(p, body, inner);
  if (failure) return failure;
  const met = isConditionMet(p, body, inner, progress);
  if (met instanceof Failure) return met;
  progress.completed += 1;
  progress.conditionMet ||= met;
  p.state.instances.changed(body);
  return undefined;
}

function writeOutput(p: Processing, body: Scope, inner: Scope): Failure | undefined {
  const { outputCollection, outputElement } = body.element.loop ?? {};
  if (!outputCollection || !outputElement) return undefined;
  const value = evaluateAny(outputElement, p.lookup(inner));
  if (value instanceof Failure) return value;
  const known = body.variables?.get(outputCollection)?.value;
  const list: unknown = known === undefined ? [] : JSON.parse(known);
  if (!Array.isArray(list))
    return new Failure('EXTRACT_VALUE_ERROR', `The output collection '${outputCollection}' is no list`);
  const place = inner.elementRecord.loopCounter;
  if (place > list.length) {
    return new Failure(
      'EXTRACT_VALUE_ERROR',
      `Unable to update an item in output collection '${outputCollection}' at position ${place} because the size of the collection is: ${list.length}. This may happen when multiple BPMN elements write to the same variable.`
    );
  }
  list[place - 1] = toJson(value);
  const text = withinSize(outputCollection, JSON.stringify(list));
  if (text instanceof Failure) return text;
  p.state.variables.set(body, outputCollection, text);
  return undefined;
}

function isConditionMet(
  p: Processing,
  body: Scope,
  inner: Scope,
  progress: MultiInstanceProgress
): boolean | Failure {
  const condition = body.element.loop?.completionCondition;
  if (!condition) return false;
  const counts: Record<string, number> = {
    numberOfInstances: progress.items.length,
    numberOfActiveInstances: body.childCount - 1,
    numberOfCompletedInstances: progress.completed + 1,
    numberOfTerminatedInstances: progress.terminated
  };
  const lookup: Lookup = (name) =>
    Object.hasOwn(counts, name) ? counts[name] : p.state.variables.read(inner, name);
  return evaluateBoolean(condition, lookup);
}
