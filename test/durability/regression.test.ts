import { expect, it } from '@jest/globals';
import { lineThrough } from './support/regression.ts';

it('finds how steep a line is, and how sure that is', () => {
  const exact = lineThrough([0, 1, 2, 3].map((x) => [x, 5 + 2 * x]));
  expect([exact.slope, exact.error]).toEqual([2, 0]);
  const rough = lineThrough([
    [0, 1],
    [1, 0],
    [2, 1],
    [3, 0]
  ]);
  expect(rough.slope).toBeCloseTo(-0.2);
  expect(rough.slope + 2 * rough.error).toBeGreaterThan(0);
});
