import { describe, expect, it } from '@jest/globals';
import type { Condition } from '../../../../engine/ports.ts';
import { type Asked, isHeavy, weighings } from '../../../../persistence/engine-store/sqlite/weight.ts';

const eq = (field: string, value = '1'): Condition => ({ field, op: 'eq', value });
const long = `"${'x'.repeat(64)}"`;
const ofInstances = (...where: Condition[]): Condition => ({
  related: 'variable',
  on: { processInstanceKey: 'key', scopeKey: 'key' },
  where
});

const searches = (asked: Partial<Asked>) => weighings({ kind: 'variable', where: [], fields: [], ...asked });

describe('what is weighed before it is read', () => {
  it.each<[string, Partial<Asked>]>([
    ['variables by their keys', { where: [eq('processInstanceKey')], fields: ['key'] }],
    ['decisions of an instance', { kind: 'decisionInstance', where: [eq('processInstanceKey')] }],
    ['tasks', { kind: 'userTask', where: [eq('state'), eq('elementId')], fields: ['dueAt'] }],
    ['jobs', { kind: 'job', where: [eq('type'), { longer: 'errorMessage', than: 9, is: true }] }],
    ['instances', { kind: 'processInstance', where: [eq('state'), eq('tenantId')], fields: ['startDate'] }],
    ['instances with variables', { kind: 'processInstance', where: [ofInstances()] }]
  ])('is nothing for %s', (_what, asked) => {
    expect(searches(asked)).toEqual([]);
  });

  it.each<[string, Partial<Asked>]>([
    ['a long value', { where: [eq('value', long)] }],
    ['a name', { where: [eq('name')] }],
    ['whose tenant it is', { where: [{ field: 'tenantId', op: 'neq', value: '1' }] }],
    ['how long it is', { where: [{ longer: 'value', than: 9, is: false }] }],
    ['one of several', { where: [{ any: [[eq('scopeKey')], [eq('name')]] }] }],
    ['its order', { fields: ['value'] }],
    ['instances by a value', { kind: 'processInstance', where: [ofInstances(eq('value', long))] }],
    ['either', { kind: 'processInstance', where: [{ any: [[ofInstances(eq('value', long))]] }] }],
    ['when it was', { kind: 'decisionInstance', where: [eq('evaluationDate')] }]
  ])('is all that may have to be read for %s', (_what, asked) => {
    const [weighing, ...more] = searches(asked);
    expect(weighing!.sql).toContain('WHERE 1=1 LIMIT 10001');
    expect(more).toEqual([]);
  });

  it('is less by what rows are found by without reading them', () => {
    const scopes: Condition = { field: 'scopeKey', op: 'in', value: ['2', '3'] };
    const [weighing] = searches({ where: [eq('processInstanceKey'), eq('name'), scopes] });
    expect(weighing!.params).toEqual(['1', '2', '3']);
    expect(weighing!.sql).not.toContain('->>');
  });

  it('is less by what holds for the rows that they are related to', () => {
    const ofOne = { kind: 'processInstance', where: [eq('key'), ofInstances(eq('name'))] } as const;
    expect(searches(ofOne)[0]!.params).toEqual(['1', '1']);
    const either = {
      kind: 'processInstance',
      where: [{ any: [[eq('key'), ofInstances(eq('name'))]] }]
    } as const;
    expect(searches(either)[0]!.params).toEqual(['1', '1']);
  });

  it('is less by a short value, unless rows are few already or looked at one by one', () => {
    const usesCopy = (asked: Partial<Asked>) => searches(asked)[0]!.sql.includes('`short_value` = ?');
    expect(usesCopy({ where: [eq('value'), eq('name')] })).toBe(true);
    expect(usesCopy({ where: [eq('value'), eq('scopeKey')] })).toBe(false);
    const instances = (...more: Condition[]) =>
      usesCopy({ kind: 'processInstance', where: [ofInstances(eq('value')), ...more] });
    expect(instances(eq('state'))).toBe(true);
    expect(instances(eq('key'))).toBe(false);
    const ofTasks = {
      ...ofInstances(eq('value')),
      on: { scopeKey: 'key', processInstanceKey: 'processInstanceKey' }
    };
    expect(usesCopy({ kind: 'userTask', where: [ofTasks] })).toBe(false);
  });

  it('is heavy by many rows, and by long ones', () => {
    expect(isHeavy({ count: 0, octets: null })).toBe(false);
    expect(isHeavy({ count: 10_000, octets: 4_000_000 })).toBe(false);
    expect(isHeavy({ count: 10_001, octets: 1 })).toBe(true);
    expect(isHeavy({ count: 2, octets: 5_000_000 })).toBe(true);
  });
});
