import type { Condition, EngineQueries } from '../ports.ts';
import type { ElementInstanceRecord, Entities } from '../records.ts';
import { allRows } from './all-rows.ts';
import { invalidSearch } from './search-spec.ts';

/** So many are asked for in one search. */
const atOnce = 1_000;
/** As many keys as one filter may name. */
const most = 10_000;

/** The incidents of a process instance and of all that it called, however deep. Throws SearchError where they are too many to ask. */
export async function incidentsOfInstance(queries: EngineQueries, key: string): Promise<Condition[]> {
  const called = await below(queries, 'processInstance', 'parentProcessInstanceKey', [key], []);
  return [oneOf('processInstanceKey', [key, ...called.map((each) => each.key)])];
}

/** The incidents of an element instance, of all that is inside it, and of all that was called there. */
export async function incidentsOfElement(
  queries: EngineQueries,
  element: ElementInstanceRecord
): Promise<Condition[]> {
  const here: Condition = { field: 'processInstanceKey', op: 'eq', value: element.processInstanceKey };
  const inner = await below(queries, 'elementInstance', 'scopeKey', [element.key], [here]);
  const elements = [element, ...inner];
  const calls = elements.flatMap(({ calledProcessInstanceKey: called }) => (called === null ? [] : [called]));
  const deeper = await below(queries, 'processInstance', 'parentProcessInstanceKey', calls, []);
  const own = oneOf(
    'elementInstanceKey',
    elements.map(({ key }) => key)
  );
  const instances = [...calls, ...deeper.map(({ key }) => key)];
  return instances.length === 0 ? [own] : [{ any: [[own], [oneOf('processInstanceKey', instances)]] }];
}

const oneOf = (field: string, value: readonly string[]): Condition => ({ field, op: 'in', value });

/** All rows that name one of the roots in a field, and all that name those, however deep. */
async function below<Kind extends 'processInstance' | 'elementInstance'>(
  queries: EngineQueries,
  kind: Kind,
  field: string,
  roots: readonly string[],
  also: readonly Condition[]
): Promise<Entities[Kind][]> {
  const found: Entities[Kind][] = [];
  const open = [...roots];
  while (open.length > 0) {
    const where = [...also, oneOf(field, open.splice(0, atOnce))];
    for await (const row of allRows(queries, kind, where)) {
      found.push(row);
      open.push(row.key);
      if (found.length + roots.length > most)
        throw invalidSearch(`More than ${most} instances are below this one; search the incidents of each.`);
    }
  }
  return found;
}
