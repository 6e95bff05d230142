import type { Condition } from '../../engine/ports.ts';
import { isEquality } from './equality.ts';
import type { TableDefinition } from './migrations/migration.ts';

/** Octets of a text that is copied into a column with an index. */
export const SHORT_OCTETS = 64;

/** What the copy of a text is; null for one that is too long to be looked up. */
export function shortCopy(text: string): string | null {
  return text.length <= SHORT_OCTETS && Buffer.byteLength(text) <= SHORT_OCTETS ? text : null;
}

/** The field of the copy by which a condition can be looked up; undefined where there is none, or not of all that is equal to it. */
export function copyFor({ shortCopies = {} }: TableDefinition, condition: Condition): string | undefined {
  if (!isEquality(condition)) return undefined;
  const copy = Object.keys(shortCopies).find((each) => shortCopies[each] === condition.field);
  const isShort = [condition.value]
    .flat()
    .every((each) => typeof each === 'string' && shortCopy(each) !== null);
  return isShort ? copy : undefined;
}
