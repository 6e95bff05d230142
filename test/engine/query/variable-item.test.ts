import { expect, it } from '@jest/globals';
import { TRUNCATE_AT, variableItem } from '../../../engine/query/specs/variable.ts';
import { variable } from '../../persistence/engine-store/records.ts';

it.each([
  ['x'.repeat(TRUNCATE_AT), TRUNCATE_AT, false],
  ['x'.repeat(TRUNCATE_AT + 1), TRUNCATE_AT, true],
  ['𠮷'.repeat(TRUNCATE_AT), 2 * TRUNCATE_AT, false],
  [`x${'𠮷'.repeat(TRUNCATE_AT)}`, 2 * TRUNCATE_AT - 1, true]
])('a long value is cut between characters', (value, length, isTruncated) => {
  const item = variableItem(variable(1, { value })) as { value: string };
  expect(item).toMatchObject({ isTruncated });
  expect(item.value).toHaveLength(length);
  expect(Buffer.from(item.value).toString()).toBe(item.value);
});
