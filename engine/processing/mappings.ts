import { Failure } from '../feel/failure.ts';
import { evaluateAny, type Lookup } from '../feel/expression.ts';
import { toJson } from '../feel/json.ts';
import type { Mapping } from '../model/executable.ts';
import type { JsonText } from '../records.ts';
import type { Scope } from '../state/scope.ts';
import type { Processing } from './processing.ts';
import { variableText } from './variable-text.ts';

/** Evaluates the input mappings into local variables, unless that was done before a start listener. */
export function applyInputs(p: Processing, scope: Scope): Failure | undefined {
  const { inputs } = scope.element;
  if (inputs.length === 0 || scope.record.listener?.event === 'start') return undefined;
  const values = evaluateMappings(inputs, p.lookup(scope), () => undefined);
  if (values instanceof Failure) return values;
  for (const [name, value] of values) p.state.variables.set(scope, name, value);
  return undefined;
}

/**
 * Evaluates the output mappings in the scope, into the variables of the scopes around it; those of an inner instance of a
 * multi-instance body begin with its own scope, so that they reach its output element. Nothing is done twice: an end listener comes after them.
 */
export function applyOutputs(p: Processing, scope: Scope): Failure | undefined {
  const { outputs } = scope.element;
  if (!scope.parent || scope.record.listener?.event === 'end') return undefined;
  if (outputs.length === 0) return passOn(p, scope, scope.parent);
  const lookup = p.lookup(scope);
  const values = evaluateMappings(outputs, lookup, lookup);
  if (values instanceof Failure) return values;
  const target = scope.parent.isMultiInstanceBody ? scope : scope.parent;
  for (const [name, value] of values) p.state.variables.propagate(target, name, value);
  return undefined;
}

/** An event that keeps what came with it as its own, and has no output mappings to choose among it, hands on all that is its own. */
function passOn(p: Processing, scope: Scope, parent: Scope): undefined {
  if (!keepsWhatCame(scope)) return;
  for (const { name, value } of scope.variables?.values() ?? [])
    p.state.variables.propagate(parent, name, value);
}

/** As in Zeebe: start events, boundary events but those of errors, and what is behind an event-based gateway. */
function keepsWhatCame({ element }: Scope): boolean {
  if (element.type === 'START_EVENT') return true;
  if (element.type === 'BOUNDARY_EVENT') return element.event !== 'error';
  return element.isBehindEventGateway;
}

/**
 * Takes the variables that ended a waiting element (of a job, message, user task): local ones when output mappings
 * will choose among them, else propagated.
 */
export function takeVariables(
  p: Processing,
  scope: Scope,
  variables: Iterable<readonly [string, JsonText]>
): void {
  for (const [name, value] of variables) {
    if (scope.element.outputs.length > 0) p.state.variables.set(scope, name, value);
    else p.state.variables.propagate(scope, name, value);
  }
}

/** The variables of this scope alone, as JSON text of an object. */
export function localVariables(scope: Scope): JsonText {
  const entries = [...(scope.variables?.values() ?? [])];
  return `{${entries.map(({ name, value }) => `${JSON.stringify(name)}:${value}`).join(',')}}`;
}

/** The entries of an object as JSON texts. */
export function* jsonEntries(variables: Record<string, unknown> | undefined): Iterable<[string, JsonText]> {
  if (!variables) return;
  for (const name of Object.keys(variables)) yield [name, JSON.stringify(variables[name]) ?? 'null'];
}

/** How expressions read the members of an object; each is a copy. */
export function lookupIn(variables: Record<string, unknown>): Lookup {
  const known = new Map(jsonEntries(variables));
  return (name) => {
    const text = known.get(name);
    return text === undefined ? undefined : (JSON.parse(text) as unknown);
  };
}

/** The entries of an object given as JSON text, or none. */
export function textEntries(variables: JsonText | null): Iterable<[string, JsonText]> {
  return jsonEntries(variables === null ? undefined : (JSON.parse(variables) as Record<string, unknown>));
}

/** Later mappings see the targets of earlier ones; a path target goes into what `existing` has under its first name. */
function evaluateMappings(
  mappings: Mapping[],
  lookup: Lookup,
  existing: Lookup
): Map<string, JsonText> | Failure {
  const values = new Map<string, unknown>();
  const overlaid: Lookup = (name) => (values.has(name) ? values.get(name) : lookup(name));
  for (const { source, target } of mappings) {
    const value = evaluateAny(source, overlaid);
    if (value instanceof Failure) return new Failure('IO_MAPPING_ERROR', value.message);
    const [name = '', ...path] = target;
    const before = values.has(name) ? values.get(name) : existing(name);
    values.set(name, path.length === 0 ? value : placed(before, path, toJson(value)));
  }
  return textsOf(values);
}

function textsOf(values: ReadonlyMap<string, unknown>): Map<string, JsonText> | Failure {
  const texts = new Map<string, JsonText>();
  for (const [name, value] of values) {
    const text = variableText(name, value);
    if (text instanceof Failure) return text;
    texts.set(name, text);
  }
  return texts;
}

function placed(target: unknown, path: string[], value: unknown): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return value;
  const object = typeof target === 'object' && target !== null && !Array.isArray(target) ? target : {};
  const inner = Object.hasOwn(object, name) ? (object as Record<string, unknown>)[name] : undefined;
  return Object.fromEntries([
    ...Object.entries(object).filter(([key]) => key !== name),
    [name, placed(inner, rest, value)]
  ]);
}
