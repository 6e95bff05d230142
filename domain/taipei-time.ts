/** Office time in Taiwan: UTC+8 all year (no daylight saving since 1979). */
const offsetMs = 8 * 3_600_000;
const dayMs = 86_400_000;

/** Close of business, when a deadline given in days ends. */
export const closeOfBusiness = '17:30';

/** Calendar date in Taipei of an instant (milliseconds since the epoch): `2026-11-20`. */
export const taipeiDate = (epochMs: number): string =>
  new Date(epochMs + offsetMs).toISOString().slice(0, 10);

/** Instant with its offset: `2026-11-20T17:30:00+08:00`. Milliseconds are dropped. */
export const taipeiInstant = (epochMs: number): string =>
  `${new Date(epochMs + offsetMs).toISOString().slice(0, 19)}+08:00`;

/** The instant of a Taipei date and a time `HH:MM` (close of business unless given). */
export const instantAt = (date: string, time: string = closeOfBusiness): string => `${date}T${time}:00+08:00`;

/** A real calendar date written `YYYY-MM-DD`; 30 February is not one. */
export function isDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const parsed = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().slice(0, 10) === value;
}

/** The date `days` calendar days later (earlier when negative). */
export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);

/** 0 = Sunday … 6 = Saturday. */
export const weekday = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay();

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

/** The Taipei date of an ISO date or of an instant with offset; anything else is no date. */
export function dateIn(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  if (isDate(value)) return value;
  const epochMs = instant.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(epochMs) ? undefined : taipeiDate(epochMs);
}
