import type { Condition } from '../ports.ts';
import { readConditions } from '../query/read-search.ts';
import { processInstanceSearch } from '../query/specs/process-instance.ts';
import type { Gateway } from './route.ts';
import { understandable } from './run.ts';

/** What a filter on process instances asks for; a problem where it cannot be understood. */
export function instanceConditions({ queries }: Gateway, filter: unknown): Promise<Condition[]> {
  return understandable(processInstanceSearch(queries, filter).then((spec) => readConditions(spec, filter)));
}
