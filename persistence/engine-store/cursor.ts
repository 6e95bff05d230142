import type { Scalar } from '../../engine/ports.ts';

/** Place of an item in a sorted result: the values it is sorted by, its key last. */
export type CursorValues = readonly (Scalar | null)[];

/** A cursor as the API carries it: base64 of JSON. */
export function encodeCursor(values: CursorValues): string {
  return Buffer.from(JSON.stringify(values), 'utf8').toString('base64');
}

/** The values of a cursor, or undefined when the text is none for this many values. */
export function decodeCursor(cursor: string, length: number): CursorValues | undefined {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64').toString('utf8'));
    const fits = Array.isArray(values) && values.length === length && values.every(isScalarOrNull);
    return fits ? values : undefined;
  } catch {
    return undefined;
  }
}

function isScalarOrNull(value: unknown): boolean {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}
