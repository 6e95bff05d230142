/** Functions of contexts. */
import type { Context, Value } from '../values.ts';
import { contextOf, entryOf, isContext, isList, keysOf, stepsOfEntries } from '../values.ts';
import type { Builtins, Evaluation, Signature } from './builtin.ts';
import { signature, variadic } from './builtin.ts';

function isTextList(value: Value | undefined, evaluation: Evaluation): value is readonly string[] {
  if (value === undefined || !isList(value)) return false;
  evaluation.spend(value.length);
  return value.every((item) => typeof item === 'string');
}

type Entry = readonly [string, Value];

/** The entries of a context, paid for together with what is made of them. */
function entriesIn(context: Context, evaluation: Evaluation): readonly Entry[] {
  const keys = keysOf(context, evaluation);
  evaluation.spend(stepsOfEntries(keys.length));
  return keys.map((key) => [key, context[key]!]);
}

const entriesOf: Signature['call'] = ([context = null], evaluation) => {
  if (!isContext(context)) return null;
  return entriesIn(context, evaluation).map(([key, value]) => ({ key, value }));
};

const valueOf: Signature['call'] = ([context = null, key], evaluation) => {
  if (!isContext(context)) return null;
  if (typeof key === 'string') return entryOf(context, key) ?? null;
  return isTextList(key, evaluation) && key.length > 0 ? valueAt(context, key) : null;
};

function valueAt(context: Value, keys: readonly string[]): Value {
  return keys.reduce((value, key) => (isContext(value) ? (entryOf(value, key) ?? null) : null), context);
}

const put: Signature['call'] = ([context = null, key, value = null], evaluation) => {
  if (!isContext(context)) return null;
  if (typeof key === 'string') return withEntry(context, [key], value, evaluation);
  return isTextList(key, evaluation) && key.length > 0 ? withEntry(context, key, value, evaluation) : null;
};

/** What is no context on the way to the last key makes room for one. */
function withEntry(context: Value, keys: readonly string[], value: Value, evaluation: Evaluation): Context {
  const [key, ...others] = keys as readonly [string, ...string[]];
  const before = isContext(context) ? entriesIn(context, evaluation) : [];
  evaluation.spend(keys.length);
  const inner = others.length === 0 ? value : withEntry(valueAt(context, [key]), others, value, evaluation);
  return contextOf([...before, [key, inner]]);
}

const merge: Signature['call'] = ([contexts = null], evaluation) => {
  if (!isList(contexts)) return null;
  evaluation.spend(stepsOfEntries(contexts.length));
  if (!contexts.every(isContext)) return null;
  return contextOf(contexts.flatMap((context) => entriesIn(context, evaluation)));
};

const fromEntries: Signature['call'] = ([entries = null], evaluation) => {
  if (!isList(entries)) return null;
  evaluation.spend(stepsOfEntries(entries.length));
  const pairs = entries.map((entry): [string, Value] | null => {
    if (!isContext(entry) || entryOf(entry, 'value') === undefined) return null;
    const key = entryOf(entry, 'key');
    return typeof key === 'string' ? [key, entryOf(entry, 'value')!] : null;
  });
  return pairs.every((pair) => pair !== null) ? contextOf(pairs) : null;
};

export const contextFunctions: Builtins = {
  'get entries': [signature('context', entriesOf), signature('m', entriesOf)],
  'get value': [
    signature('context, key', valueOf),
    signature('m, key', valueOf),
    signature('context, keys', valueOf)
  ],
  'context put': [signature('context, key, value', put), signature('context, keys, value', put)],
  put: [signature('context, key, value', put)],
  'context merge': [variadic('contexts', merge)],
  'put all': [variadic('contexts', merge)],
  context: [signature('entries', fromEntries)]
};
