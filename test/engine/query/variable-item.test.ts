import { expect, it } from '@jest/globals';
import { SHOWN_CHARACTERS } from '../../../engine/ports.ts';
import { variableItem } from '../../../engine/query/specs/variable.ts';
import { variable } from '../../persistence/engine-store/records.ts';

it.each([
  ['x'.repeat(SHOWN_CHARACTERS), SHOWN_CHARACTERS, false],
  ['x'.repeat(SHOWN_CHARACTERS + 1), SHOWN_CHARACTERS, true],
  ['𠮷'.repeat(SHOWN_CHARACTERS), 2 * SHOWN_CHARACTERS, false],
  [`x${'𠮷'.repeat(SHOWN_CHARACTERS)}`, 2 * SHOWN_CHARACTERS - 1, true]
])('a long value is cut between characters', (value, length, isTruncated) => {
  const item = variableItem(variable(1, { value })) as { value: string };
  expect(item).toMatchObject({ isTruncated });
  expect(item.value).toHaveLength(length);
  expect(Buffer.from(item.value).toString()).toBe(item.value);
});
