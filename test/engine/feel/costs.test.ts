import { describe, expect, it } from '@jest/globals';
import { Failure } from '../../../engine/feel/failure.ts';
import { Feel } from '../../../engine/feel/feel.ts';
import { variableText } from '../../../engine/processing/variable-text.ts';
import { processorMs } from '../../support/processor-time.ts';

const feel = new Feel(() => Date.parse('2026-03-02T01:00:00Z'));

/** Like `'a'.repeat`, but written out as what comes from a variable is. */
const text = (length: number, piece = 'a') => Buffer.alloc(length, piece).toString();
const list = <T>(length: number, item: (index: number) => T) =>
  Array.from({ length }, (_, index) => item(index));
const context = (size: number) => Object.fromEntries(list(size, (index) => [`key${index}`, index]));

const large = {
  text: text(1e6),
  /** Two that differ at their ends. */
  left: `${text(1e6)}b`,
  right: `${text(1e6)}c`,
  controls: text(1e6, '\u0001'),
  digits: text(2e6, '1'),
  unfinished: `${text(200_000, '1')}x`,
  separated: text(2e6, '1,'),
  flags: text(5e6, 'q'),
  replacement: text(1e6, '$0'),
  zeros: `$${text(200_000, '0')}`,
  zone: `A${text(60, '+')}!`,
  period: `P${text(1e6, '1')}D`,
  letters: text(100_000),
  haystack: text(1e6),
  needle: `${text(12_000)}b${text(12_000)}`,
  numbers: list(100_000, (index) => (index * 7919) % 100_003),
  mixed: [...list(30_000, (index) => index), 'x'],
  nested: list(300, () => list(300, (index) => index)),
  alike: list(300, () => list(300, (index) => index)),
  texts: list(10, (index) => `${text(1e6)}${index}`),
  words: list(100_000, (index) => `key${index}`),
  lists: list(100_000, (index) => [index]),
  context: context(100_000),
  copy: context(100_000),
  contexts: list(300, () => context(300)),
  entries: list(100_000, (index) => ({ key: `key${index}`, value: index }))
};

/** Well within what one evaluation may take of the processor, on a slow machine too. */
const expectSoon = (work: () => void) => expect(processorMs(work)).toBeLessThan(3_000);

function evaluate(expression: string, variables: Record<string, unknown> = large): unknown {
  const compiled = feel.expression(expression);
  if ('problem' in compiled) throw new Error(compiled.problem);
  return compiled.evaluate((name) => (Object.hasOwn(variables, name) ? variables[name] : undefined));
}

/** The expression again and again; `a` and `b` are what it is about, so that their variables are read but once. */
const again = (expression: string, a = 'null', b = 'null') =>
  `{a: ${a}, b: ${b}, r: for i in 1..100000 return ${expression}}.r`;

const manyNames = list(450, (index) => `n${index.toString(36)}`);
const parameters = manyNames.join();
const named = manyNames.map((name) => `${name}:1`).join();

const paris = 'date and time("2026-01-01T10:00:00@Europe/Paris")';

describe('what costs too much is refused before it is done', () => {
  it.each([
    ['a result that holds a text again and again', again('a', 'text')],
    ['a result that holds a key again and again', again('a', '{k: context}')],
    ['flags that are endless', again('matches("a", "b", a)', 'flags')],
    ['flags that differ', again('matches("a", "b", a + string(i))', 'flags')],
    ['searches in the thread', again('matches("a", "(a{1000}){1000}")')],
    ['many groups', `count(extract(letters, "${'('.repeat(300)}a${')'.repeat(300)}"))`],
    ['replacements', again('replace("b", "b", a)', 'replacement')],
    ['long replacements', again('replace("aaaaaaaaaaaaaaaa", "a", a)', 'text')],
    ['concatenations', again('count(concatenate(a, a, a, a))', 'numbers')],
    ['lists appended by name', again('append(list: [], items: a)', 'numbers')],
    ['contexts merged', again('is defined(context merge(a, a, a, a, a, a))', 'context')],
    ['many contexts merged', again('is defined(context merge(a))', 'contexts')],
    ['entries put', again('is defined(context put(a, "x", 1))', 'context')],
    ['contexts of entries', again('is defined(context(a))', 'entries')],
    ['keys of a context', again('get value(b, a)', 'words', '{}')],
    ['entries of a context', again('count(get entries(a))', 'context')],
    ['numbers with separators', again('number(a, ",")', 'separated')],
    ['numbers of many digits', again('number(a)', 'digits')],
    ['a number that is none', again('number(a + "x")', 'digits')],
    ['equal texts', again('a = b', 'left', 'right')],
    ['ordered texts', again('a < b', 'left', 'right')],
    ['texts between texts', again('a between b and b', 'left', 'right')],
    ['texts in a range', again('a in [b..b]', 'left', 'right')],
    ['texts in a list', again('list contains([b], a)', 'left', 'right')],
    ['positions of texts', again('index of([b], a)', 'left', 'right')],
    ['greatest texts', again('max(a, b)', 'left', 'right')],
    ['sorted texts', again('sort([a, b], function(x, y) x < y)', 'left', 'right')],
    ['distinct texts', again('count(distinct values(a))', 'texts')],
    ['lists in a list', again('list contains([a], b)', 'nested', 'alike')],
    ['lists as tests', again('b in [a]', 'nested', 'alike')],
    ['distinct lists', again('count(distinct values([a, b]))', 'nested', 'alike')],
    ['lists without an order', again('a < a', 'mixed')],
    ['the least of a list', again('min([a])', 'numbers')],
    ['equal contexts', again('a = b', 'context', 'copy')],
    ['contexts of other keys', again('{x: 1} = a', 'context')],
    ['texts written', again('string([a])', 'text')],
    ['texts joined', again('string join([], a, a, a)', 'text')],
    ['powers', again('0.123456789012345 ** 100')],
    ['negative powers', again('1.000000001 ** -99')],
    ['remainders', again('modulo(1.23456789012345, 0.123456789012345)').replace('100000', '1000000')],
    ['fractional steps', 'count(for i in 0.1234567..10000000 return i)'],
    ['the mode of a rounding', again('decimal(1.5, 1, a)', 'text')],
    ['zoned times', again('a = b', paris, paris).replace('100000', '1000000')],
    ['offsets of zones', again('a.time offset', paris).replace('100000', '1000000')],
    [
      'names that are far',
      `{${list(500, (n) => `n${n}: 1`)}, r: count(for i in 1..1000000 return [x, x, x])}.r`
    ],
    ['arguments by name', `{f: function(${parameters}) 1, r: for i in 1..100000 return f(${named})}.r`],
    ['what is unanswered', 'count(for i in 1..1000000 return [?])']
  ])('%s', (_, expression) => {
    expectSoon(() => expect(evaluate(expression)).toBeInstanceOf(Failure));
  });
});

describe('what is too long to be anything is null at once', () => {
  it.each([
    ['a duration', 'duration(period)'],
    ['a date', 'date(digits)'],
    ['a time', 'time(digits)'],
    ['a zone that could be read in many ways', 'date and time("2026-01-01T10:00:00@" + zone)'],
    ['a number', 'number(unfinished)']
  ])('%s', (_, expression) => {
    expectSoon(() => expect(evaluate(`[for i in 1..3 return ${expression}][1][1]`)).toBeNull());
  });
});

it('the digits of a group in a replacement are read once', () => {
  expect(evaluate('replace("b", "b", zeros)')).toBe('b');
});

it('a long text is looked for in one pass', () => {
  expectSoon(() => expect(evaluate('contains(haystack, needle)')).toBe(false));
  const haystack = `${text(300)}b${text(300)}c`;
  for (const [needle, found] of [
    [`${text(250)}b${text(20)}`, 50],
    [`b${text(300)}c`, 300],
    [`c${text(300)}`, 0]
  ] as const)
    expect(evaluate('string length(substring before(h, n))', { h: haystack, n: needle })).toBe(found);
});

it('a variable is read a few times, and not each time that a loop asks for it', () => {
  let reads = 0;
  const compiled = feel.expression('count(for i in 1..1000 return x = 1)');
  if ('problem' in compiled) throw new Error(compiled.problem);
  compiled.evaluate((name) => (name === 'x' ? (reads += 1) : undefined));
  expect(reads).toBeLessThan(20);
});

describe('a value that is too large for a variable', () => {
  it.each([
    ['many texts', 'for i in 1..20 return text'],
    ['a context of texts', '{a: text, b: text, c: text, d: text, e: text}'],
    ['control characters, which are longer when written', '[controls]'],
    ['many numbers', 'for i in 1..400000 return 1234567890']
  ])('%s', (_, expression) => {
    expectSoon(() =>
      expect(variableText('x', evaluate(expression))).toMatchObject({ errorType: 'MESSAGE_SIZE_EXCEEDED' })
    );
  });
});

describe('ordinary sizes work', () => {
  const ordinary = {
    text: text(1e6),
    hundred: text(100_000),
    other: `${text(99_999)}b`,
    numbers: list(10_000, (index) => (index * 7919) % 10_007),
    prices: list(10_000, (index) => index + 0.25),
    words: list(10_000, (index) => `a word of some length ${index % 5_000}`),
    rows: list(10_000, (index) => ({ id: index, name: `name ${index}` })),
    days: list(1_000, (index) => `2026-${String((index % 12) + 1).padStart(2, '0')}-01`)
  };

  it.each<[string, unknown]>([
    ['text', ordinary.text],
    ['[text][1]', ordinary.text],
    ['text + "!"', `${ordinary.text}!`],
    ['hundred = other', false],
    ['hundred < other', true],
    ['sum(numbers)', 50_036_578],
    ['sum(prices)', 49_997_500],
    ['median(numbers)', 5_004.5],
    ['max(words)', 'a word of some length 999'],
    ['count(distinct values(words))', 5_000],
    ['count(distinct values(numbers))', 10_000],
    ['list contains(words, "nothing")', false],
    ['count(rows[id > 4999])', 5_000],
    ['list contains(rows, {id: 9999, name: ""})', false],
    ['string length(string join(words, ", "))', 277_778],
    ['sort(numbers, function(x, y) x < y)[1]', 0],
    ['sort(words, function(x, y) x < y)[1]', 'a word of some length 0'],
    ['count(sort(for d in days return date(d), function(x, y) x < y))', 1_000],
    ['count(for w in words return number(string(5)))', 10_000],
    ['count(for w in words[matches(item, "length [0-9]+$")] return replace(w, "[0-9]+", "n"))', 10_000]
  ])('%s', (expression, expected) => {
    expect(evaluate(expression, ordinary)).toEqual(expected);
  });
});
