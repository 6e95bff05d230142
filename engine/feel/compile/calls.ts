import { Broken, Fatal, NoFunction } from '../fatal.ts';
import type { Builtin, Signature } from '../functions/builtin.ts';
import { builtins } from '../functions/index.ts';
import { stepsOfTemporal } from '../steps.ts';
import type { Run } from '../run.ts';
import { paidFind, type Scope } from '../scope.ts';
import { mayBreak } from '../syntax/breaking.ts';
import type { Arguments, Node, NodeOf } from '../syntax/nodes.ts';
import { isTemporal } from '../temporal.ts';
import {
  entryOf,
  functionKey,
  FunctionValue,
  isContext,
  isList,
  isPlace,
  kindOf,
  Range,
  type Value
} from '../values.ts';
import type { Compile, Compiled, Compilers } from './compiled.ts';
import { asItem, caught, stepsOfCatch, unbroken } from './unanswered.ts';

type Invoke = (args: readonly Value[], run: Run) => Value;

/** How a builtin function takes arguments. */
interface Fit {
  readonly invoke: Invoke;
  /** From here on, arguments are the items of one list. */
  readonly open: number;
}

/** Whether a builtin function takes arguments of this number, or of these names. */
export const takes = (name: string, args: Arguments): boolean =>
  fitting(builtins.get(name) ?? [], args) !== null;

/** How Camunda says that there is no function for a call. */
export const noFunction = (name: string, { names, values }: Arguments): string =>
  `No function found with name '${name}' and ${
    names === null ? `${values.length} parameters` : `parameters: ${names.join(',')}`
  }`;

/** How a builtin function takes these arguments; null when it does not. */
function fitting(builtin: Builtin, { names, values }: Arguments): Fit | null {
  return names === null ? byPlace(builtin, values.length) : byName(builtin, names);
}

function byPlace(builtin: Builtin, count: number): Fit | null {
  const exact = builtin.find(({ parameters, variadic }) => !variadic && parameters.length === count);
  if (exact) return { invoke: (args, run) => exact.call(args, run), open: Infinity };
  const open = builtin.find(({ parameters, variadic }) => variadic && parameters.length <= count);
  if (!open) return null;
  return { invoke: (args, run) => open.call(gathered(open, args), run), open: open.parameters.length - 1 };
}

/** All from the last parameter on become one list; a list that stands for itself is it already. */
function gathered({ parameters }: Signature, args: readonly Value[]): readonly Value[] {
  if (parameters.length === 1 && args.length === 1 && isList(args[0]!)) return args;
  const before = parameters.length - 1;
  return [...args.slice(0, before), args.slice(before)];
}

function byName(builtin: Builtin, names: readonly string[]): Fit | null {
  const found =
    builtin.find(
      ({ parameters }) =>
        parameters.length === names.length && parameters.every((name) => names.includes(name))
    ) ?? builtin.find(({ parameters }) => names.every((name) => parameters.includes(name)));
  if (!found) return null;
  const places = placesOf(names);
  return { invoke: (args, run) => found.call(inOrder(found.parameters, places, args), run), open: Infinity };
}

/** What any call of a builtin function costs, beside what it pays for itself. */
const stepsOfCall = 5;

function paid(invoke: Invoke, args: readonly Value[], run: Run): Value {
  const result = invoke(args, run);
  run.spend(isTemporal(result) || args.some(isTemporal) ? stepsOfTemporal : stepsOfCall);
  return result;
}

const temporalFunctions = ['date', 'time', 'date and time', 'duration'];

/** `date("2026-03-01")`: the same each time. */
const isWrittenOut = (name: string, { values }: Arguments): boolean =>
  temporalFunctions.includes(name) && values.length === 1 && values[0]!.type === 'literal';

/** Asks only once. */
function once(invoke: Invoke): Invoke {
  let known: Value | undefined;
  return (args, run) => (known ??= invoke(args, run));
}

/** Where each name is, where it is last. */
type Places = ReadonlyMap<string, number>;

const placesOf = (names: readonly string[]): Places => new Map(names.map((name, index) => [name, index]));

function inOrder(parameters: readonly string[], places: Places, args: readonly Value[]): readonly Value[] {
  return parameters.map((name) => args[places.get(name) ?? -1] ?? null);
}

/** Calls a function of the expression; undefined when it does not take these arguments. */
function own(
  { names, values }: Arguments,
  all: (scope: Scope) => readonly Value[]
): (called: Value | undefined, scope: Scope) => Value | undefined {
  const places = names && placesOf(names);
  return (called, scope) => {
    if (!(called instanceof FunctionValue) || called.parameters.length !== values.length) return undefined;
    if (!places) return scope.run.invoke(called, all(scope));
    return called.parameters.every((name) => places.has(name))
      ? scope.run.invoke(called, inOrder(called.parameters, places, all(scope)))
      : undefined;
  };
}

/** A range that is written as an argument is a value; anywhere else it tests the input. */
function argument(node: Node, compile: Compile): Compiled {
  if (node.type !== 'interval') return compile(node);
  const [start, end] = [compile(node.start), compile(node.end)];
  const { startIncluded, endIncluded } = node;
  return (scope) => {
    const range = new Range(start(scope), startIncluded, end(scope), endIncluded);
    if (!isPlace(range.start) || kindOf(range.start) !== kindOf(range.end))
      throw new Broken('a range needs two bounds of one kind that has an order');
    return range;
  };
}

/** All arguments. One that is unanswered counts before one that is broken; where there may be any number, both are items. */
function allOf(nodes: readonly Node[], open: number, compile: Compile): (scope: Scope) => readonly Value[] {
  const values = nodes.map((node, index) => {
    const value = argument(node, compile);
    return index < open ? value : asItem(node, value);
  });
  if (!nodes.some(mayBreak)) return (scope) => values.map((value) => value(scope));
  return (scope) => {
    let broken: Broken | undefined;
    const found = values.map((value) => {
      try {
        return value(scope);
      } catch (error) {
        if (!(error instanceof Broken)) throw error;
        scope.run.spend(stepsOfCatch);
        broken ??= error;
        return null;
      }
    });
    if (broken) throw broken;
    return found;
  };
}

/** A call is null when an argument is broken; `assert` does not let it pass. */
function settled(node: NodeOf<'call'>, compiled: Compiled): Compiled {
  if (node.name !== 'assert') return unbroken(node, compiled);
  return caught(node, compiled, Broken, ({ message }) => {
    throw new Fatal(message);
  });
}

/** The function in a context that a path leads to. */
function entryAt(scope: Scope, path: readonly string[], name: string): Value | undefined {
  const [variable, ...keys] = path;
  let target: Value = paidFind(scope, variable!) ?? null;
  for (const key of [...keys, functionKey(name)]) {
    if (!isContext(target)) throw new Broken(`there is no function '${name}' in what is no context`);
    target = entryOf(target, key) ?? null;
  }
  return target;
}

/** Calls. */
export const calls: Compilers<'call'> = {
  call(node, compile) {
    const { path, name, args } = node;
    const found = path.length > 0 ? null : fitting(builtins.get(name) ?? [], args);
    const all = allOf(args.values, found?.open ?? Infinity, compile);
    const callOwn = own(args, all);
    if (path.length > 0)
      return (scope) => {
        const result = callOwn(entryAt(scope, path, name), scope);
        if (result === undefined) throw new NoFunction(noFunction(name, args));
        return result;
      };
    const key = functionKey(name);
    const invoke = found && (isWrittenOut(name, args) ? once(found.invoke) : found.invoke);
    return settled(node, (scope) => {
      const result = callOwn(paidFind(scope, key), scope);
      if (result !== undefined) return result;
      return invoke ? paid(invoke, all(scope), scope.run) : null;
    });
  }
};
