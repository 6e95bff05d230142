import { invalidArgument } from './problem.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

/** How deep objects and arrays of a request may be nested. */
export const MAX_JSON_DEPTH = 100;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Whether JSON text nests deeper than `limit`; a scan that never recurses, so hostile text cannot exhaust the stack. */
export function isDeeperThan(bytes: Uint8Array, limit: number): boolean {
  let depth = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!;
    if (byte === QUOTE) i = endOfString(bytes, i);
    else if (byte === 0x7b || byte === 0x5b) {
      if (++depth > limit) return true;
    } else if (byte === 0x7d || byte === 0x5d) depth--;
  }
  return false;
}

function endOfString(bytes: Uint8Array, start: number): number {
  let i = start + 1;
  while (i < bytes.length && bytes[i] !== QUOTE) i += bytes[i] === BACKSLASH ? 2 : 1;
  return i;
}

/**
 * Parses a request body as a JSON object; an empty body is the empty object, as Camunda 8 accepts for optional bodies.
 * Refuses what is not JSON, not an object, or nested deeper than {@link MAX_JSON_DEPTH}.
 */
export function parseJsonObject(bytes: Buffer): JsonObject {
  if (bytes.length === 0) return {};
  if (isDeeperThan(bytes, MAX_JSON_DEPTH)) {
    throw invalidArgument(`The request body is nested deeper than ${MAX_JSON_DEPTH} levels.`);
  }
  const value = parse(bytes.toString('utf8'));
  if (value === null) return {};
  if (typeof value !== 'object' || Array.isArray(value))
    throw invalidArgument('The request body must be a JSON object.');
  return value as JsonObject;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalidArgument('The request body is not valid JSON.');
  }
}
