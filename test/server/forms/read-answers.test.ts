import { describe, expect, it } from '@jest/globals';
import type { FormComponent } from '../../../server/forms/form-schema.ts';
import { readAnswers } from '../../../server/forms/read-answers.ts';

const routing = { secrecy: 'routing', reason: 'a decision only' };

const form = (...components: FormComponent[]) => ({ components });

const read = (components: FormComponent[], values: Record<string, unknown>, offered = {}) =>
  readAnswers(form(...components), values, offered);

const answers = (...given: Parameters<typeof read>) => {
  const result = read(...given);
  if ('refusal' in result) throw new Error(JSON.stringify(result.refusal));
  return result.answers;
};

const problems = (...given: Parameters<typeof read>): string[] => {
  const result = read(...given);
  return 'refusal' in result ? (result.refusal.problems ?? []).map(({ path }) => path) : [];
};

const decision: FormComponent = {
  type: 'radio',
  key: 'decision',
  values: [{ value: 'approve' }, { value: 'return' }],
  validate: { required: true },
  properties: routing
};
const reasons: FormComponent = {
  type: 'textarea',
  key: 'reasons',
  validate: { required: true, maxLength: 20 },
  conditional: { hide: '=decision = "approve"' }
};

describe('reading the answers of a form', () => {
  it('takes a text as long as its form lets it be', () => {
    const list = { type: 'textarea', key: 'list', validate: { maxLength: 60_000 } };
    const text = 'x'.repeat(60_000);
    expect(answers([list], { list: text }).sealed).toEqual({ list: text });
  });

  it('parts routing from sealed, and seals what says nothing', () => {
    const { routing: routed, sealed } = answers([decision, reasons], { decision: 'return', reasons: '補正' });
    expect(routed).toEqual({ decision: 'return' });
    expect(sealed).toEqual({ reasons: '補正' });
  });

  it('leaves out what is hidden, even when it was sent', () => {
    const { all } = answers([decision, reasons], { decision: 'approve', reasons: 'left over' });
    expect(all).toEqual({ decision: 'approve' });
  });

  it('asks for what is shown', () => {
    expect(problems([decision, reasons], { decision: 'return' })).toEqual(['reasons']);
    expect(problems([decision, reasons], {})).toEqual(['decision', 'reasons']);
  });

  it.each(['nobody', '__proto__', 'constructor', 'caseKey'])('refuses the unknown key %s', (key) => {
    const result = read(
      [decision],
      JSON.parse(`{"decision":"approve","${key}":1}`) as Record<string, unknown>
    );
    expect(result).toEqual({ refusal: { code: 'UNKNOWN_FIELD', facts: { field: key } } });
  });

  it.each([
    [{ type: 'number', key: 'x', validate: { min: 1 } }, 0],
    [{ type: 'number', key: 'x', validate: { max: 9 } }, 10],
    [{ type: 'number', key: 'x', decimalDigits: 0 }, 1.5],
    [{ type: 'number', key: 'x' }, '12'],
    [{ type: 'number', key: 'x' }, Number.POSITIVE_INFINITY],
    [{ type: 'textfield', key: 'x', validate: { maxLength: 3 } }, 'abcd'],
    [{ type: 'textfield', key: 'x', validate: { minLength: 3 } }, 'ab'],
    [{ type: 'textfield', key: 'x', validate: { pattern: '^[0-9]+$' } }, 'a1'],
    [{ type: 'textfield', key: 'x' }, { html: '<b>' }],
    [{ type: 'textarea', key: 'x' }, 'x'.repeat(10_001)],
    [{ type: 'textarea', key: 'x', validate: { maxLength: 900_000 } }, 'x'.repeat(100_001)],
    [{ type: 'checkbox', key: 'x' }, 'yes'],
    [{ type: 'checkbox', key: 'x', validate: { required: true } }, false],
    [{ type: 'select', key: 'x', values: [{ value: 'a' }] }, 'b'],
    [{ type: 'checklist', key: 'x', values: [{ value: 'a' }] }, ['a', 'a']],
    [{ type: 'checklist', key: 'x', values: [{ value: 'a' }] }, 'a'],
    [{ type: 'datetime', key: 'x', subtype: 'date' }, '2026-13-01'],
    [{ type: 'datetime', key: 'x', subtype: 'date' }, '2027-02-30'],
    [{ type: 'datetime', key: 'x', subtype: 'time' }, 'noon'],
    [{ type: 'datetime', key: 'x', subtype: 'time' }, '24:60'],
    [{ type: 'datetime', key: 'x', subtype: 'datetime' }, '2026-11-02'],
    [{ type: 'datetime', key: 'x', subtype: 'datetime' }, '2027-02-30T09:00+08:00'],
    [{ type: 'datetime', key: 'x', subtype: 'datetime' }, '2026-11-02T09:00']
  ] as [FormComponent, unknown][])('refuses a wrong value: %j ← %j', (field, value) => {
    expect(problems([field], { x: value })).toEqual(['x']);
  });

  it('takes the choices that the desk offered, and no others', () => {
    const field: FormComponent = { type: 'select', key: 'who', valuesKey: 'participants' };
    const offered = { participants: [{ value: 'p1', label: '某甲' }] };
    expect(answers([field], { who: 'p1' }, offered).sealed).toEqual({ who: 'p1' });
    expect(problems([field], { who: 'p2' }, offered)).toEqual(['who']);
  });

  it('reads lists row by row', () => {
    const list: FormComponent = {
      type: 'dynamiclist',
      path: 'rows',
      components: [{ type: 'textfield', key: 'name', validate: { required: true } }]
    };
    expect(answers([list], { rows: [{ name: 'a' }] }).sealed).toEqual({ rows: [{ name: 'a' }] });
    expect(problems([list], { rows: [{ name: 'a' }, {}] })).toEqual(['rows[1].name']);
    expect(read([list], { rows: [{ name: 'a', other: 1 }] })).toMatchObject({
      refusal: { code: 'UNKNOWN_FIELD', facts: { field: 'rows[0].other' } }
    });
    expect(problems([list], { rows: Array.from({ length: 501 }, () => ({ name: 'a' })) })).toEqual(['rows']);
  });

  it('parts the rows of a list, and holds their dates to their bounds', () => {
    const date = {
      type: 'datetime',
      subtype: 'date',
      properties: { ...routing, notBefore: 'decidedOn' }
    } as const;
    const rows: FormComponent = {
      type: 'dynamiclist',
      path: 'rows',
      components: [
        { type: 'textfield', key: 'what' },
        { ...date, key: 'until' }
      ]
    };
    const decidedOn: FormComponent = { type: 'datetime', subtype: 'date', key: 'decidedOn' };
    const given = (until: string | null) => ({
      decidedOn: '2026-11-02',
      rows: [
        { what: '甲', until: '2026-11-20' },
        { what: '乙', until }
      ]
    });
    const { routing: sent, sealed, all } = answers([decidedOn, rows], given(null));
    expect(sent).toEqual({ rows: [{ until: '2026-11-20' }, { until: null }] });
    expect(sealed).toEqual({ decidedOn: '2026-11-02', rows: [{ what: '甲' }, { what: '乙' }] });
    expect(all).toEqual(given(null));
    expect(problems([decidedOn, rows], given('2026-11-01'))).toEqual(['rows[1].until']);
  });

  it('ignores what a person may not change and computes what the form computes', () => {
    const fixed: FormComponent = { type: 'textfield', key: 'fixed', disabled: true };
    const sum: FormComponent = {
      type: 'expression',
      key: 'late',
      expression: '=days > 3',
      properties: routing
    };
    const days: FormComponent = { type: 'number', key: 'days' };
    const { all, routing: routed } = answers([fixed, days, sum], { fixed: 'changed', days: 5, late: false });
    expect(all).toEqual({ days: 5, late: true });
    expect(routed).toEqual({ late: true });
  });
});
