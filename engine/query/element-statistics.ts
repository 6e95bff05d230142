import type { Condition, EngineQueries } from '../ports.ts';
import type { ElementInstanceRecord } from '../records.ts';

/** How many instances of one element are active, completed, canceled, or have an incident. */
export interface ElementStatistics {
  elementId: string;
  active: number;
  canceled: number;
  incidents: number;
  completed: number;
}

const PAGE = 5000;

/** Counts the element instances that fulfil the conditions, per element, in the order of their first instance. */
export async function elementStatistics(
  queries: EngineQueries,
  where: readonly Condition[]
): Promise<ElementStatistics[]> {
  const counts = new Map<string, ElementStatistics>();
  let after: string | undefined;
  do {
    const page = await queries.search('elementInstance', { where, sort: [], limit: PAGE, after });
    for (const element of page.items) count(counts, element);
    after = page.items.length === PAGE ? page.endCursor : undefined;
  } while (after !== undefined);
  return [...counts.values()];
}

function count(counts: Map<string, ElementStatistics>, element: ElementInstanceRecord): void {
  const { elementId } = element;
  const known = counts.get(elementId) ?? { elementId, active: 0, canceled: 0, incidents: 0, completed: 0 };
  counts.set(elementId, known);
  if (element.state === 'COMPLETED') known.completed++;
  else if (element.state === 'TERMINATED') known.canceled++;
  else known[element.incidentKey === null ? 'active' : 'incidents']++;
}
