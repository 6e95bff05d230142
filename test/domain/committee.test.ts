import { describe, expect, it } from '@jest/globals';
import { checkComposition } from '../../domain/committee.ts';

describe('a committee that evaluates tenders', () => {
  it('has five members or more, a third of them from outside', () => {
    expect(checkComposition('procurement', 5, 2)).toBeUndefined();
    expect(checkComposition('procurement', 6, 2)).toBeUndefined();
    expect(checkComposition('procurement', 7, 3)).toBeUndefined();
  });

  it.each([
    [4, 2],
    [5, 1],
    [7, 2],
    [0, 0]
  ])('is refused with %i members, %i of them from outside', (members, experts) => {
    expect(checkComposition('procurement', members, experts)).toEqual({
      code: 'COMMITTEE_COMPOSITION',
      facts: { members, experts }
    });
  });
});

describe('a committee that appraises staff', () => {
  it.each([5, 23])('may have %i members, none of them from outside', (members) => {
    expect(checkComposition('personnel', members, 0)).toBeUndefined();
  });

  it.each([4, 24])('is refused with %i members', (members) => {
    expect(checkComposition('personnel', members, 0)).toEqual({
      code: 'REVIEW_COMMITTEE_COMPOSITION',
      facts: { members, experts: 0 }
    });
  });
});

it('any other list must name somebody', () => {
  expect(checkComposition(null, 1, 0)).toBeUndefined();
  expect(checkComposition(null, 0, 0)).toMatchObject({ code: 'NOBODY_NOMINATED' });
});
