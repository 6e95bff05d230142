import type { Condition } from '../ports.ts';
import { readConditions } from '../query/read-search.ts';
import { processInstanceSearch } from '../query/specs/process-instance.ts';
import type { Gateway } from './route.ts';

/** What a filter on process instances asks for. */
export async function instanceConditions({ queries }: Gateway, filter: unknown): Promise<Condition[]> {
  return readConditions(await processInstanceSearch(queries, filter), filter);
}
