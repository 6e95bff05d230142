import type { Instant } from '../records.ts';

const two = (value: number) => String(value).padStart(2, '0');

/** An instant as RFC 3339 text in the office's own offset (the process's time zone): `2026-03-01T09:00:00.000+08:00`. */
export function offsetDateTime(instant: Instant): string {
  const date = new Date(instant);
  const minutes = -date.getTimezoneOffset();
  if (minutes === 0) return date.toISOString();
  const local = new Date(instant + minutes * 60_000).toISOString().slice(0, -1);
  const size = Math.abs(minutes);
  return `${local}${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
