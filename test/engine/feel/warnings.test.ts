import { describe, expect, it } from '@jest/globals';
import { Feel } from '../../../engine/feel/feel.ts';
import { processorMs } from '../../support/processor-time.ts';

const variables: Record<string, unknown> = {
  nil: null,
  flag: true,
  n: 5,
  s: 'abc',
  list: [1, 5, 'a'],
  ctx: { a: 1, secret: { pin: 1234 } }
};

/** What the evaluation of a text warns of. */
function warnings(text: string, given = variables): readonly string[] {
  const expression = new Feel(() => 0).expression(text);
  if ('problem' in expression) throw new Error(expression.problem);
  return expression.warnings((name) => given[name]);
}

describe('what an evaluation warns of, as on Camunda', () => {
  it.each<[string, string[]]>([
    ['nil', []],
    ['n = 5', []],
    ['x', ["[NO_VARIABLE_FOUND] No variable found with name 'x'"]],
    ['x.y.z', ["[NO_VARIABLE_FOUND] No variable found with name 'x'"]],
    [
      'ctx.q',
      ["[NO_CONTEXT_ENTRY_FOUND] No context entry found with key 'q'. Available keys: 'a', 'secret'"]
    ],
    ['nil.a', ["[NO_CONTEXT_ENTRY_FOUND] No context entry found with key 'a'. The context is null"]],
    ['n.a', ["[NO_PROPERTY_FOUND] No property found with name 'a' of value '5'. Available properties: "]],
    [
      'x + 1',
      ["[NO_VARIABLE_FOUND] No variable found with name 'x'", "[INVALID_TYPE] Can't add '1' to 'null'"]
    ],
    ['n > s', ["[NOT_COMPARABLE] Can't compare '5' with '\"abc\"'"]],
    ['n and flag', ["[INVALID_TYPE] Expected boolean but found '5'"]],
    ['flag or x', []],
    ['unknown(x)', ["[NO_FUNCTION_FOUND] No function found with name 'unknown' and 1 parameters"]],
    [
      'upper case(n)',
      ["[FUNCTION_INVOCATION_FAILURE] Failed to invoke function 'upper case': Illegal arguments: '5'"]
    ],
    [
      'sum(list)',
      ["[FUNCTION_INVOCATION_FAILURE] Failed to invoke function 'sum': expected number but found '\"a\"'"]
    ],
    ['date("no date")', []],
    [
      'n between x and 9',
      [
        "[NO_VARIABLE_FOUND] No variable found with name 'x'",
        "[NOT_COMPARABLE] Can't compare '5' with 'null'",
        "[INVALID_TYPE] Expected boolean but found 'null'"
      ]
    ],
    ['assert(n, n = 6, "no six")', ['[ASSERT_FAILURE] no six']]
  ])('%s', (text, told) => {
    expect(warnings(text)).toEqual(told);
  });

  it('of a value between others once for each bound, and of one within another', () => {
    const [missing, uncompared, noBoolean] = [
      "[NO_VARIABLE_FOUND] No variable found with name 'x'",
      "[NOT_COMPARABLE] Can't compare 'null' with",
      "[INVALID_TYPE] Expected boolean but found 'null'"
    ];
    expect(warnings('x between 1 and 9')).toEqual([
      missing,
      `${uncompared} '1'`,
      noBoolean,
      missing,
      `${uncompared} '9'`
    ]);
    expect(warnings('for i in [x, 5] return i between 1 and 9')).toHaveLength(4);
    const deep = `${'('.repeat(60)}x${' between 0 and 2)'.repeat(60)}`;
    let told: readonly string[] = [];
    expect(processorMs(() => (told = warnings(deep)))).toBeLessThan(3_000);
    expect(told[0]).toBe(missing);
  });

  it('what a context holds is not told', () => {
    expect(warnings('ctx + 1')).toEqual(["[INVALID_TYPE] Can't add '1' to '{a, secret}'"]);
    expect(warnings('[ctx] + 1').join()).not.toContain('1234');
  });

  it('no more is told than a message holds, and finding it out takes little', () => {
    let told: readonly string[] = [];
    const took = processorMs(() => {
      told = warnings('for i in 1..100000000 return x + i');
    });
    expect(told.length).toBeGreaterThan(10);
    expect(told.join('\n').length).toBeLessThan(4200);
    expect(took).toBeLessThan(3_000);
  });

  it('values of megabytes are not copied at will', () => {
    const list = Array.from({ length: 1000 }, () => 'a'.repeat(1_000_000));
    expect(processorMs(() => warnings('for i in 1..1000 return list + i', { list }))).toBeLessThan(3_000);
    const empty = JSON.parse(`[${'[],'.repeat(1_300_000)}[]]`) as unknown;
    for (const text of ['empty + 1', '-empty', 'sum(empty, empty)', 'if empty then 1 else 2'])
      expect(processorMs(() => warnings(text, { empty }))).toBeLessThan(3_000);
  });
});
