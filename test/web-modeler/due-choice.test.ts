import { describe, expect, it } from '@jest/globals';
import { dueChoiceOf, dueRuleOf, withPart } from '../../web-modeler/measures/due-choice.ts';

const ruleOf = (text: string) => {
  const choice = dueChoiceOf(text);
  return choice && dueRuleOf(choice);
};

describe('a due date chosen part by part', () => {
  it.each(['+3wd', '+1h', '+10d', 'bidOpening-2wd', 'bidOpening+5d', 'bidOpening'])(
    'writes %s as it was read',
    (rule) => {
      expect(ruleOf(rule)).toBe(rule);
    }
  );

  it('has no parts where there is no rule', () => {
    expect(['', '3wd', 'tomorrow!', 'bidOpening-'].map(dueChoiceOf)).toEqual([null, null, null, null]);
  });

  it('begins with three working days, and keeps the other parts when one is chosen anew', () => {
    const begun = withPart(null, { base: 'noticeOn' });
    expect(dueRuleOf(begun)).toBe('noticeOn+3wd');
    expect(dueRuleOf(withPart(begun, { direction: 'before' }))).toBe('noticeOn-3wd');
    expect(dueRuleOf(withPart(begun, { direction: 'at' }))).toBe('noticeOn');
    expect(dueRuleOf(withPart(begun, { base: '+', unit: 'h' }))).toBe('+3h');
  });

  it('is never due before the task is given, nor by a number that the rule cannot hold', () => {
    const before = dueChoiceOf('bidOpening-2wd');
    expect(dueRuleOf(withPart(before, { base: '+' }))).toBe('+2wd');
    expect([Number.NaN, -4, 0, 2.7, 123456].map((amount) => dueRuleOf(withPart(before, { amount })))).toEqual(
      ['bidOpening-1wd', 'bidOpening-1wd', 'bidOpening-1wd', 'bidOpening-2wd', 'bidOpening-9999wd']
    );
  });
});
