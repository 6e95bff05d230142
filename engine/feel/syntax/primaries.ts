/** Values, names and calls, with what hangs on them: paths and filters. */
import { closed, expression, interval } from './expressions.ts';
import type { Arguments, Node } from './nodes.ts';
import { identifier, isReserved, type Scanner } from './scanner.ts';
import { unescaped } from './strings.ts';

/** A value with any paths and filters behind it. */
export function chained(scanner: Scanner): Node | null {
  let target = primary(scanner);
  while (target) {
    const longer: Node | null =
      scanner.attempt(() => path(scanner, target!)) ?? scanner.attempt(() => filter(scanner, target!));
    if (!longer) break;
    target = longer;
  }
  return target;
}

/** The one property whose name has a blank. */
const oddKeys = ['time offset'] as const;

function path(scanner: Scanner, target: Node): Node | null {
  const key = scanner.take('.') ? (scanner.takeOne(oddKeys) ?? scanner.name()) : null;
  return key === null ? null : { type: 'path', target, key, from: target.from, to: scanner.at };
}

function filter(scanner: Scanner, target: Node): Node | null {
  const condition = scanner.take('[') ? closed(scanner, expression(scanner), ']') : null;
  return condition && { type: 'filter', target, condition, from: target.from, to: scanner.at };
}

const number = /-?(?:\d+(?:\.\d+)?|\.\d+)/y;
const constant = /(?:null|true|false)(?![\p{L}\p{N}\p{Sc}\p{Pc}])/uy;

function primary(scanner: Scanner): Node | null {
  scanner.skip();
  const from = scanner.at;
  const place = () => ({ from, to: scanner.at });
  const rules: (() => Node | null)[] = [
    () => literal(scanner, from),
    () => definition(scanner, from),
    () => call(scanner, from),
    () => {
      const name = scanner.name();
      return name === null ? null : { type: 'name', name, ...place() };
    },
    () => list(scanner, from),
    () => context(scanner, from),
    () => (scanner.take('?') ? { type: 'input', ...place() } : null),
    () => {
      const inner = scanner.take('(') ? closed(scanner, expression(scanner), ')') : null;
      return inner && { type: 'group', inner, ...place() };
    }
  ];
  for (const rule of rules) {
    const found = scanner.attempt(rule);
    if (found) return found;
  }
  return null;
}

function literal(scanner: Scanner, from: number): Node | null {
  const digits = scanner.read(number)?.[0];
  if (digits !== undefined) return { type: 'literal', value: Number(digits), from, to: scanner.at };
  const text = scanner.quoted();
  if (text !== null) return { type: 'literal', value: unescaped(text), from, to: scanner.at };
  const word = scanner.read(constant)?.[0];
  if (word !== undefined)
    return { type: 'literal', value: word === 'null' ? null : word === 'true', from, to: scanner.at };
  const temporal = scanner.take('@') ? scanner.quoted() : null;
  return temporal === null ? null : { type: 'temporal', text: temporal, from, to: scanner.at };
}

const word = identifier.source;
const words = new RegExp(`${word}(?: +${word})*`, 'uy');

/** A name of one word or several, none of them reserved: of functions and their parameters. */
function longName(scanner: Scanner): string | null {
  return scanner.attempt(() => {
    const name = scanner.read(words)?.[0];
    if (name === undefined) return scanner.name();
    return name.split(/ +/).some(isReserved) ? null : name;
  });
}

function definition(scanner: Scanner, from: number): Node | null {
  if (!scanner.take('function') || !scanner.take('(')) return null;
  const parameters = scanner.attempt(() => scanner.several(() => longName(scanner))) ?? [];
  const body = scanner.take(')') ? expression(scanner) : null;
  return body && { type: 'function', parameters, body, from, to: scanner.at };
}

/** Names of functions with words that are reserved elsewhere. */
const oddNames = ['date and time', 'years and months duration', 'get or else', 'and', 'or'] as const;

function functionName(scanner: Scanner): string | null {
  return (
    scanner.attempt(() => closed(scanner, scanner.takeOne(oddNames), '(')) ??
    scanner.attempt(() => closed(scanner, longName(scanner), '('))
  );
}

/** `f(…)` by its name, which may have blanks in it, or `a.b.f(…)` for a function in a context. */
function call(scanner: Scanner, from: number): Node | null {
  const name = functionName(scanner);
  const args = name === null ? null : passed(scanner);
  if (args) return { type: 'call', path: [], name: name!, args, from, to: scanner.at };
  scanner.at = from;
  return scanner.attempt(() => calledEntry(scanner, from));
}

function calledEntry(scanner: Scanner, from: number): Node | null {
  const names: string[] = [];
  do {
    const name = scanner.name();
    if (name === null) return null;
    names.push(name);
  } while (scanner.take('.'));
  const args = names.length > 1 && scanner.take('(') ? passed(scanner) : null;
  return args && { type: 'call', path: names.slice(0, -1), name: names.at(-1)!, args, from, to: scanner.at };
}

/** The arguments of a call, behind the opening bracket. */
function passed(scanner: Scanner): Arguments | null {
  if (scanner.take(')')) return { names: null, values: [] };
  return scanner.attempt(() => byName(scanner)) ?? scanner.attempt(() => byPlace(scanner));
}

function byName(scanner: Scanner): Arguments | null {
  const found = scanner.several(() => {
    const name = longName(scanner);
    const value = name !== null && scanner.take(':') ? argument(scanner) : null;
    return value && { name: name!, value };
  });
  return closed(
    scanner,
    found && { names: found.map(({ name }) => name), values: found.map(({ value }) => value) },
    ')'
  );
}

function byPlace(scanner: Scanner): Arguments | null {
  const values = scanner.several(() => argument(scanner));
  return closed(scanner, values && { names: null, values }, ')');
}

/** A range is a value only here: anywhere else it tests the input. */
const argument = (scanner: Scanner): Node | null => interval(scanner) ?? expression(scanner);

function list(scanner: Scanner, from: number): Node | null {
  if (!scanner.take('[')) return null;
  const items = scanner.attempt(() => scanner.several(() => expression(scanner))) ?? [];
  return scanner.take(']') ? { type: 'list', items, from, to: scanner.at } : null;
}

function context(scanner: Scanner, from: number): Node | null {
  if (!scanner.take('{')) return null;
  const entries = scanner.attempt(() => scanner.several(() => entry(scanner))) ?? [];
  return scanner.take('}') ? { type: 'context', entries, from, to: scanner.at } : null;
}

const bareKey = /[^[\]{},:"`\s](?:[^[\]{},:"]*[^[\]{},:"\s])?/y;
const backquotedKey = /`([^`]+)`/y;

/** A key is taken as it is written, also between quotation marks. */
function entry(scanner: Scanner): readonly [string, Node] | null {
  const key = scanner.quoted() ?? scanner.read(backquotedKey)?.[1] ?? scanner.read(bareKey)?.[0];
  const value = key !== undefined && scanner.take(':') ? expression(scanner) : null;
  return value && [key!, value];
}
