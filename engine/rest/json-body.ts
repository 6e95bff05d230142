import { isDeeperThan, MAX_JSON_DEPTH } from '../json-depth.ts';
import { invalidArgument } from './problem.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

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
