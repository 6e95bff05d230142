import type { JsonObject } from './json-body.ts';
import { invalidArgument } from './problem.ts';
import { optionalObject } from './read.ts';

/** Variables of one request at most: each is a row to be written. */
const most = 20_000;

/** The variables of a request, no more than one may have. */
export function optionalVariables(body: JsonObject): Record<string, unknown> | undefined {
  const variables = optionalObject(body, 'variables');
  refuseManyVariables([variables]);
  return variables;
}

/** Those that must be there. */
export function requiredVariables(body: JsonObject): Record<string, unknown> {
  const variables = optionalVariables(body);
  if (variables === undefined) throw invalidArgument('No variables provided.');
  return variables;
}

/** Refuses, before any is looked at, what has too many variables together. */
export function refuseManyVariables(given: readonly (object | undefined)[]): void {
  const count = given.reduce((sum, variables) => sum + Object.keys(variables ?? {}).length, 0);
  if (count > most)
    throw invalidArgument(`A request has ${most} variables at most; send them as one object, or bit by bit.`);
}
