import { Unanswered } from '../fatal.ts';
import type { Builtin, Signature } from '../functions/builtin.ts';
import { builtins } from '../functions/index.ts';
import { stepsOfTemporal } from '../operators.ts';
import type { Run } from '../run.ts';
import type { Scope } from '../scope.ts';
import type { Arguments, Node } from '../syntax/nodes.ts';
import { isTemporal } from '../temporal.ts';
import { entryOf, functionKey, FunctionValue, isContext, isList, Range, type Value } from '../values.ts';
import type { Compile, Compiled, Compilers } from './compiled.ts';
import { unbroken } from './unanswered.ts';

type Invoke = (args: readonly Value[], run: Run) => Value;

/** How a builtin function takes these arguments; null when it does not. */
function fitting(builtin: Builtin, { names, values }: Arguments): Invoke | null {
  return names === null ? byPlace(builtin, values.length) : byName(builtin, names);
}

function byPlace(builtin: Builtin, count: number): Invoke | null {
  const exact = builtin.find(({ parameters, variadic }) => !variadic && parameters.length === count);
  if (exact) return (args, run) => exact.call(args, run);
  const open = builtin.find(({ parameters, variadic }) => variadic && parameters.length <= count);
  return open ? (args, run) => open.call(gathered(open, args), run) : null;
}

/** All from the last parameter on become one list; a list that stands for itself is it already. */
function gathered({ parameters }: Signature, args: readonly Value[]): readonly Value[] {
  if (parameters.length === 1 && args.length === 1 && isList(args[0]!)) return args;
  const before = parameters.length - 1;
  return [...args.slice(0, before), args.slice(before)];
}

function byName(builtin: Builtin, names: readonly string[]): Invoke | null {
  const found =
    builtin.find(({ parameters }) => isSame(parameters, names)) ??
    builtin.find(({ parameters }) => names.every((name) => parameters.includes(name)));
  return found ? (args, run) => found.call(inOrder(found.parameters, names, args), run) : null;
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

const isSame = (parameters: readonly string[], names: readonly string[]): boolean =>
  parameters.length === names.length && parameters.every((name) => names.includes(name));

function inOrder(
  parameters: readonly string[],
  names: readonly string[],
  args: readonly Value[]
): readonly Value[] {
  return parameters.map((name) => args[names.lastIndexOf(name)] ?? null);
}

/** Calls a function of the expression; undefined when it does not take these arguments. */
function own(
  called: Value | undefined,
  { names, values }: Arguments,
  args: () => readonly Value[],
  run: Run
): Value | undefined {
  if (!(called instanceof FunctionValue)) return undefined;
  if (names === null)
    return called.parameters.length === values.length ? run.invoke(called, args()) : undefined;
  return isSame(called.parameters, names)
    ? run.invoke(called, inOrder(called.parameters, names, args()))
    : undefined;
}

/** A range that is written as an argument is a value; anywhere else it tests the input. */
function argument(node: Node, compile: Compile): Compiled {
  if (node.type !== 'interval') return unbroken(node, compile(node));
  const [start, end] = [compile(node.start), compile(node.end)];
  const { startIncluded, endIncluded } = node;
  return (scope) => new Range(start(scope), startIncluded, end(scope), endIncluded);
}

/** The function in a context that a path leads to. */
function entryAt(scope: Scope, path: readonly string[], name: string): Value | undefined {
  const [variable, ...keys] = path;
  let target: Value = scope.find(variable!) ?? null;
  for (const key of [...keys, functionKey(name)]) {
    if (!isContext(target)) throw new Unanswered(`there is no function '${name}' in what is no context`);
    target = entryOf(target, key) ?? null;
  }
  return target;
}

/** Calls. */
export const calls: Compilers<'call'> = {
  call({ path, name, args }, compile) {
    const values = args.values.map((value) => argument(value, compile));
    const all = (scope: Scope) => values.map((value) => value(scope));
    if (path.length > 0)
      return (scope) => {
        const result = own(entryAt(scope, path, name), args, () => all(scope), scope.run);
        if (result === undefined) throw new Unanswered(`no function '${name}' takes these arguments`);
        return result;
      };
    const key = functionKey(name);
    const found = fitting(builtins.get(name) ?? [], args);
    const invoke = found && (isWrittenOut(name, args) ? once(found) : found);
    return (scope) => {
      const result = own(scope.find(key), args, () => all(scope), scope.run);
      if (result !== undefined) return result;
      return invoke ? paid(invoke, all(scope), scope.run) : null;
    };
  }
};
