import { openSqliteEngineStore } from '../../persistence/engine-store/sqlite/store.ts';
import { keyNumber, processInstance, variable } from '../../test/persistence/engine-store/records.ts';
import { quantiles, type Quantiles } from '../support/measure.ts';
import { inFolder } from '../support/stores.ts';

const AT_ONCE = 5_000;
const NAMES = ['caseKey', 'amount', 'stage'];

/** The one instance among many whose variable `caseKey` has a value, each with three variables: milliseconds. */
export async function valueLookup(instances: number, searches: number): Promise<Quantiles> {
  return inFolder(async (file) => {
    const store = openSqliteEngineStore({ file });
    for (let from = 0; from < instances; from += AT_ONCE) {
      const numbers = Array.from({ length: Math.min(AT_ONCE, instances - from) }, (_none, i) => from + i);
      await store.commit({
        processInstance: { inserts: numbers.map((n) => processInstance(n)), updates: [], deletes: [] },
        variable: { inserts: numbers.flatMap((n) => variablesOf(n, instances)), updates: [], deletes: [] }
      });
    }
    const times: number[] = [];
    for (let i = 0; i < searches; i++) {
      const wanted = (i * 7919) % instances;
      const began = performance.now();
      const { items } = await store.search('processInstance', {
        where: [
          {
            related: 'variable',
            on: { processInstanceKey: 'key', scopeKey: 'key' },
            where: [
              { field: 'name', op: 'eq', value: 'caseKey' },
              { field: 'value', op: 'eq', value: `"case ${wanted}"` }
            ]
          }
        ],
        sort: [],
        limit: 20
      });
      times.push(performance.now() - began);
      if (items.length !== 1) throw new Error('the instance of a value is not found');
    }
    await store.close();
    return quantiles(times);
  });
}

const variablesOf = (n: number, instances: number) =>
  NAMES.map((name, i) =>
    variable(instances * (i + 1) + n, {
      name,
      value: i === 0 ? `"case ${n}"` : String(n % 100),
      scopeKey: keyNumber(n),
      processInstanceKey: keyNumber(n)
    })
  );
