import type { Condition, EngineQueries } from '../ports.ts';

/** How many instances of one element are active, completed, canceled, or have an incident. */
export interface ElementStatistics {
  elementId: string;
  active: number;
  canceled: number;
  incidents: number;
  completed: number;
}

type Counter = Exclude<keyof ElementStatistics, 'elementId'>;

const counters: Readonly<Record<string, Counter>> = { COMPLETED: 'completed', TERMINATED: 'canceled' };

/** Counts the element instances that fulfil the conditions, per element, by their ids. */
export async function elementStatistics(
  queries: EngineQueries,
  where: readonly Condition[]
): Promise<ElementStatistics[]> {
  const found = new Map<string, ElementStatistics>();
  const add = (elementId: string, counter: Counter, count: number) => {
    const known = found.get(elementId) ?? { elementId, active: 0, canceled: 0, incidents: 0, completed: 0 };
    known[counter] += count;
    found.set(elementId, known);
  };
  for (const { values, count } of await queries.tally('elementInstance', where, ['elementId', 'state']))
    add(String(values[0]), counters[String(values[1])] ?? 'active', count);
  for (const { values, count } of await queries.tally(
    'elementInstance',
    [...where, ...stuck],
    ['elementId']
  )) {
    add(String(values[0]), 'active', -count);
    add(String(values[0]), 'incidents', count);
  }
  return [...found.values()].sort((a, b) => (a.elementId < b.elementId ? -1 : 1));
}

const stuck: readonly Condition[] = [
  { field: 'state', op: 'eq', value: 'ACTIVE' },
  { field: 'incidentKey', op: 'exists', value: true }
];
