import { unexpectedWord } from '../query/search-spec.ts';
import type { Instant } from '../records.ts';
import type { JsonObject } from './json-body.ts';
import { invalidArgument, unreadable } from './problem.ts';

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
  if (value === undefined || value.trim() === '') throw invalidArgument(`No ${name} provided.`);
  return value;
}

/** One of two ways to name a definition, not both; which one is there is not answered. */
export function requireOneOf(body: JsonObject, names: readonly [string, string]): void {
  const given = names.filter((name) => (body[name] ?? null) !== null);
  if (given.length === 1) return;
  const which = `[${names.join(', ')}]`;
  throw invalidArgument(
    given.length === 0 ? `At least one of ${which} is required` : `Only one of ${which} is allowed`
  );
}

/** A whole number above zero that must be there. */
export function requiredCount(body: JsonObject, name: string): number {
  const value = requiredInteger(body, name);
  if (value > 0) return value;
  throw invalidArgument(`The value for ${name} is '${value}' but must be greater than 0`);
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

/** No request needs more of a kind. */
export const mostObjects = 1000;

/** A list of objects; an absent one is empty. */
export function optionalObjects(body: JsonObject, name: string): JsonObject[] {
  const value = body[name] ?? [];
  if (!Array.isArray(value)) throw invalidArgument(`${name} must be a list.`);
  if (value.length > mostObjects) throw invalidArgument(`${name} takes ${mostObjects} entries at most.`);
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

/** What a list of texts has at most. */
const mostTexts = 10_000;

/** A list of texts. */
export function optionalTexts(body: JsonObject, name: string): string[] | undefined {
  const value = body[name] ?? undefined;
  if (value === undefined) return undefined;
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'string'))
    throw invalidArgument(`${name} must be a list of strings.`);
  if (value.length > mostTexts) throw invalidArgument(`${name} takes ${mostTexts} entries at most.`);
  return value;
}

/** Words that all are known ones. */
export function wordsOf(words: string[], name: string, known: readonly string[]): string[] {
  const unknown = words.find((word) => !known.includes(word));
  if (unknown === undefined) return words;
  throw unreadable(unexpectedWord(unknown, name, known));
}

/** A word that must be there, a known one. */
export function requiredWord(body: JsonObject, name: string, known: readonly string[]): string {
  return wordsOf([requiredText(body, name)], name, known)[0]!;
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
