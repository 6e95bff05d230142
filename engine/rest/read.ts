import type { Instant } from '../records.ts';
import type { JsonObject } from './json-body.ts';
import { invalidArgument } from './problem.ts';

/** Readers of request properties: an absent or null one is undefined, one of the wrong type is refused with 400. */

/** Text. */
export function optionalText(body: JsonObject, name: string): string | undefined {
  const value = body[name] ?? undefined;
  if (value === undefined || typeof value === 'string') return value;
  throw invalidArgument(`${name} must be a string.`);
}

/** Text that must be there. */
export function requiredText(body: JsonObject, name: string): string {
  const value = optionalText(body, name);
  if (value === undefined) throw invalidArgument(`No ${name} provided.`);
  return value;
}

/** A whole number; a string of digits too, since clients write 64-bit numbers as strings. */
export function optionalInteger(body: JsonObject, name: string): number | undefined {
  const value = body[name] ?? undefined;
  if (value === undefined) return undefined;
  const number = typeof value === 'string' && /^-?\d{1,16}$/.test(value) ? Number(value) : value;
  if (typeof number === 'number' && Number.isSafeInteger(number)) return number;
  throw invalidArgument(`${name} must be a whole number.`);
}

/** A whole number that must be there. */
export function requiredInteger(body: JsonObject, name: string): number {
  const value = optionalInteger(body, name);
  if (value === undefined) throw invalidArgument(`No ${name} provided.`);
  return value;
}

/** True or false. */
export function optionalFlag(body: JsonObject, name: string): boolean | undefined {
  const value = body[name] ?? undefined;
  if (value === undefined || typeof value === 'boolean') return value;
  throw invalidArgument(`${name} must be true or false.`);
}

/** An object, such as variables. */
export function optionalObject(body: JsonObject, name: string): Record<string, unknown> | undefined {
  const value = body[name] ?? undefined;
  if (value === undefined) return undefined;
  if (typeof value !== 'object' || Array.isArray(value)) throw invalidArgument(`${name} must be an object.`);
  return value as Record<string, unknown>;
}

/** An object that must be there. */
export function requiredObject(body: JsonObject, name: string): Record<string, unknown> {
  const value = optionalObject(body, name);
  if (value === undefined) throw invalidArgument(`No ${name} provided.`);
  return value;
}

/** A list of objects; an absent one is empty. No request needs more than 1,000 of a kind. */
export function optionalObjects(body: JsonObject, name: string): JsonObject[] {
  const value = body[name] ?? [];
  if (!Array.isArray(value)) throw invalidArgument(`${name} must be a list.`);
  if (value.length > 1000) throw invalidArgument(`${name} takes 1000 entries at most.`);
  return value.map((item: unknown) => {
    if (item === null || typeof item !== 'object' || Array.isArray(item))
      throw invalidArgument(`${name} must be a list of objects.`);
    return item as JsonObject;
  });
}

/** A key that must be there. */
export function requiredKey(body: JsonObject, name: string): string {
  const value = optionalKey(body, name);
  if (value === undefined) throw invalidArgument(`No ${name} provided.`);
  return value;
}

/** A list of texts. */
export function optionalTexts(body: JsonObject, name: string): string[] | undefined {
  const value = body[name] ?? undefined;
  if (value === undefined) return undefined;
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
  throw invalidArgument(`${name} must be a list of strings.`);
}

/** A key: a string of digits, or a number as older clients write it. */
export function optionalKey(body: JsonObject, name: string): string | undefined {
  const value = body[name] ?? undefined;
  if (value === undefined) return undefined;
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text === 'string' && /^-?\d{1,19}$/.test(text)) return text;
  throw invalidArgument(`${name} must be the digits of a 64-bit integer, as a string.`);
}

/** Date and time that must be there, as an instant. */
export function requiredInstant(value: unknown, name: string): Instant {
  const at = typeof value === 'string' ? Date.parse(value) : NaN;
  if (!Number.isNaN(at)) return at;
  throw invalidArgument(`${name} must be a date and time such as 2026-03-01T09:00:00Z.`);
}

/** Date and time: kept as it was written; the empty text clears. */
export function optionalDateTime(body: JsonObject, name: string): string | undefined {
  const value = optionalText(body, name);
  if (value === undefined || value === '' || !Number.isNaN(Date.parse(value))) return value;
  throw invalidArgument(`${name} must be a date and time such as 2026-03-01T09:00:00Z.`);
}
