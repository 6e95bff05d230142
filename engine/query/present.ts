import type { DateTimeText, Instant } from '../records.ts';

/** Null as the API says it: by leaving the member out. */
export function orAbsent<Value>(value: Value | null): Value | undefined {
  return value ?? undefined;
}

/** Date and time in UTC, as every answer has it; an unset one is left out. */
export function isoTime(at: Instant | null): string | undefined {
  return at === null ? undefined : new Date(at).toISOString();
}

/** A date that a model or a person gave, in UTC; one that is no date is left out. */
export function isoText(text: DateTimeText | null): string | undefined {
  const at = text === null ? NaN : Date.parse(text);
  return Number.isNaN(at) ? undefined : new Date(at).toISOString();
}
