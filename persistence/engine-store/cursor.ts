import type { Scalar } from '../../engine/ports.ts';

/** Place of an item in a sorted result: the values it is sorted by, its key last. */
export type CursorValues = readonly (Scalar | null)[];

/** Characters that a cursor may have by the API's schema. */
const longest = 300;

const encoded = (content: unknown): string => Buffer.from(JSON.stringify(content), 'utf8').toString('base64');

/** A cursor as the API carries it: base64 of JSON. Values too long for it are left in their row, which the cursor names by its key. */
export function encodeCursor(values: CursorValues): string {
  const cursor = encoded(values);
  return cursor.length <= longest ? cursor : encoded({ at: values.at(-1) });
}

/** A cursor of any length: for within. */
export const wholeCursor = (values: CursorValues): string => encoded(values);

/** The key of the row that a cursor names instead of having its values. */
export function rowOfCursor(cursor: string): string | undefined {
  const content = decoded(cursor);
  if (content === null || typeof content !== 'object' || !('at' in content)) return undefined;
  return typeof content.at === 'string' ? content.at : undefined;
}

/** The values of a cursor, or undefined when the text is none for this many values. */
export function decodeCursor(cursor: string, length: number): CursorValues | undefined {
  const values = decoded(cursor);
  const fits = Array.isArray(values) && values.length === length && values.every(isScalarOrNull);
  return fits ? (values as CursorValues) : undefined;
}

function decoded(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64').toString('utf8'));
  } catch {
    return undefined;
  }
}

function isScalarOrNull(value: unknown): boolean {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}
