import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { evaluated } from '../../../server/forms/expression.ts';
import { readForm } from '../../../server/forms/read-form.ts';
import { ruleProblems } from '../../../server/forms/rule-problems.ts';

const formWith = (refuse: string, hide?: string) =>
  JSON.stringify({
    components: [
      {
        id: 'Recipients',
        type: 'checklist',
        key: 'recipients',
        ...(hide && { conditional: { hide } }),
        properties: { refuse, refuseText: '有人未經查核' }
      }
    ]
  });
const problems = (form: string, values: Record<string, unknown>) =>
  ruleProblems(readForm(form).components ?? [], values, {});

describe('the FEEL of a form', () => {
  it.each([
    ['count(recipients[not(list contains(cleared, item))]) > 0'],
    ['=count(recipients[not(list contains(cleared, item))]) > 0'],
    ['= some one in recipients[list contains(["x", "y"], item)] satisfies not(list contains(cleared, one))']
  ])('filters by a condition, item by item: %s', (rule) => {
    const form = formWith(rule);
    expect(problems(form, { recipients: ['x', 'y'], cleared: ['x', 'y'] })).toEqual([]);
    expect(problems(form, { recipients: ['x', 'y'], cleared: ['x'] })).toMatchObject([
      { path: 'recipients', zh: '有人未經查核' }
    ]);
  });

  it('does so where it hides too, and in what the engine has parsed', () => {
    const hide = '=count(recipients[not(list contains(cleared, item))]) = 0';
    const [component] = readForm(JSON.parse(formWith('true', hide))).components ?? [];
    const hidden = (cleared: string[]) =>
      evaluated(component?.conditional?.hide, { recipients: ['x', 'y'], cleared });
    expect(hidden(['x', 'y'])).toBe(true);
    expect(hidden(['y'])).toBe(false);
  });

  it('leaves an index, a comparison and every other text as they are', () => {
    const text = formWith('=list[1] = "a" or count(list[item > 2]) > 0', 'see [1]');
    expect(readForm(text)).toEqual(JSON.parse(text));
  });

  it('leaves every shipped form as it is written', () => {
    for (const name of readdirSync('forms').filter((each) => each.endsWith('.form'))) {
      const text = readFileSync(`forms/${name}`, 'utf8');
      expect(readForm(text)).toEqual(JSON.parse(text));
    }
  });
});
