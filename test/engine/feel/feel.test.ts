import { describe, expect, it } from '@jest/globals';
import type { Expression } from '../../../engine/feel/expression.ts';
import { Failure } from '../../../engine/feel/failure.ts';
import { Feel } from '../../../engine/feel/feel.ts';
import { toJson } from '../../../engine/feel/json.ts';
import { processorMs } from '../../support/processor-time.ts';

const instant = Date.parse('2026-03-02T01:00:00Z');
const feel = new Feel(() => instant);

function compile(text: string): Expression {
  const compiled = feel.expression(text);
  if ('problem' in compiled) throw new Error(compiled.problem);
  return compiled;
}

function evaluate(text: string, variables: Record<string, unknown> = {}): unknown {
  const value = compile(text).evaluate((name) =>
    Object.hasOwn(variables, name) ? variables[name] : undefined
  );
  return value instanceof Failure ? value : toJson(value);
}

describe('expressions', () => {
  it.each<[string, unknown]>([
    ['1 + 2', 3],
    ['a', 'x'],
    ['a + "/head"', 'x/head'],
    ['[a, 1]', ['x', 1]],
    ['o.p.q', 5],
    ['o.missing', null],
    ['missing', null],
    ['missing.deeper', null],
    ['missing = null', true],
    ['a = "x" and n > 3', true],
    ['n < 3 or n >= 4', true],
    ['a = 1', null],
    ['n > "3"', null],
    ['missing > 3', null],
    ['if n > 3 then "big" else "small"', 'big'],
    ['list[1]', 'first'],
    ['count(list)', 2],
    ['some v in list satisfies v = "first"', true],
    ['for v in list return v + "!"', ['first!', 'second!']],
    ['sort(list, function(x, y) x > y)', ['second', 'first']],
    ['matches(a, "x+")', true],
    ['get or else(missing, 7)', 7],
    ['is defined(missing)', false],
    ['date("2026-01-31") + duration("P1M")', '2026-02-28'],
    ['last day of month(date("2026-02-03"))', '2026-02-28'],
    ['date and time("2026-03-02T09:00:00+08:00") + duration("PT90M")', '2026-03-02T10:30:00+08:00'],
    ['date and time("2026-03-02T09:00:00@Asia/Taipei")', '2026-03-02T09:00:00+08:00[Asia/Taipei]'],
    ['{a: 1, b: a + 1}', { a: 1, b: 2 }]
  ])('%s', (text, expected) => {
    const variables = { a: 'x', n: 4, o: { p: { q: 5 } }, list: ['first', 'second'] };
    expect(evaluate(text, variables)).toEqual(expected);
  });

  it.each<[string, unknown]>([
    ['list[not(list contains(x, item))]', [1, 3]],
    ['list[ list contains(x, item) ]', [2]],
    ['list[if item > 1 then list contains(x, item) else true]', [1, 2]],
    ['rows[not(list contains(x, a))]', [{ a: 1 }]],
    ['rows[not(list contains(x, item.a))].a', [1]],
    ['list[not(list contains(list[not(list contains(x, item))], item))]', [2]],
    ['list[count(x)]', 1],
    ['list[if true then 2 else 1]', 2]
  ])('filter a list by a bare condition: %s', (text, expected) => {
    expect(evaluate(text, { list: [1, 2, 3], x: [2], rows: [{ a: 1 }, { a: 2 }] })).toEqual(expected);
  });

  it('take the time from the clock of the engine', () => {
    expect(Date.parse(String(evaluate('now()')))).toBe(instant);
    expect(Date.parse(String(evaluate('[for i in [1] return now()][1][1]')))).toBe(instant);
  });

  it('tell a syntax error at once', () => {
    expect(feel.expression('1 +')).toMatchObject({ problem: expect.stringContaining("'1 +'") });
    expect(feel.expression('')).toHaveProperty('problem');
  });
});

describe('no expression reaches the host', () => {
  it.each([
    'x.constructor',
    'x.__proto__',
    'constructor',
    '__proto__',
    'toString',
    '[1].constructor[1]',
    'get value(x, "constructor")',
    'x.hasOwnProperty',
    '"a".length',
    'process',
    'globalThis'
  ])('%s is null', (text) => {
    expect(evaluate(text, { x: {} })).toBeNull();
  });
});

/** Entries of a context, each made of the one before it taken twice. */
const doubled = (form: string) =>
  Array.from({ length: 40 }, (_, index) => `a${index + 1}: ${form.replaceAll('_', `a${index}`)}`).join(', ');

it('takes a tree as deep as the longest text can make it', () => {
  expect(evaluate(`1${'+1'.repeat(2_999)}`)).toBe(3_000);
});

describe('an expression that runs away', () => {
  it.each([
    ['in time', 'count(for a in 1..100000, b in 1..100000 return a * b)'],
    ['in recursion', '{ f: function(n) f(n + 1), r: f(1) }.r'],
    ['in a regular expression', 'matches("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab", "^(a+)+$")'],
    [
      'in memory',
      '{a: [1,1,1,1,1,1,1,1,1,1], b: [a,a,a,a,a,a,a,a,a,a], c: [b,b,b,b,b,b,b,b,b,b], r: for i in 1..100000 return [c, c, c, c, c, c, c, c, c, c]}'
    ],
    ['in a walk of all that it holds', `{a0: [1, 1], ${doubled('[_, _]')}, r: string(a40)}.r`],
    ['in ever longer texts', `{a0: "a", ${doubled('_ + _')}, r: string length(a40)}.r`],
    ['in statistics', 'stddev(for i in 1..60000 return i)'],
    ['in searches', 'for i in 1..100000 return list contains(for j in 1..i return j, 0)'],
    ['in what it has made so far', 'for i in 1..100000 return count(partial)']
  ])('%s is stopped, and the next one works', (_, text) => {
    compile('for i in [1] return i').evaluate(() => undefined);
    let value: unknown;
    expect(processorMs(() => (value = compile(text).evaluate(() => undefined)))).toBeLessThan(3_000);
    expect(value === null || value instanceof Failure).toBe(true);
    expect(evaluate('for i in [1, 2] return i + 1')).toEqual([2, 3]);
  });
});
