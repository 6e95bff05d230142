import { describe, expect, it } from '@jest/globals';
import type { Condition } from '../../../engine/ports.ts';
import { bodyText } from '../../../persistence/engine-store/body-text.ts';
import { migrationTable, type SqlDialect, statementsOf } from '../../../persistence/engine-store/ddl.ts';
import { migrations } from '../../../persistence/engine-store/migrations/index.ts';
import { elementInstance, keyNumber, processInstance, userTask, variable } from './records.ts';
import type { StoreBench } from './shared-suite.ts';

/** A database that an older program is to have written. */
export interface OlderBench extends StoreBench {
  readonly dialect: SqlDialect;
  /** Carries out statements, each with its values. */
  execute(
    statements: readonly (readonly [sql: string, params?: readonly (string | number)[]])[]
  ): Promise<void>;
}

const put = (table: string, record: { key: string }) =>
  [`INSERT INTO ${table} (entity_key, body) VALUES (?, ?)`, [record.key, bodyText(record)]] as const;

const belongs: Condition = { field: 'processInstanceKey', op: 'eq', value: keyNumber(1) };
const ofGroup: Condition = { member: 'candidateGroups', where: [{ op: 'eq', value: 'case/head' }] };
const longValue = `"${'長'.repeat(40)}"`;
const valueIs = (value: string): Condition => ({ field: 'value', op: 'eq', value });
const open: Condition = { field: 'state', op: 'eq', value: 'CREATED' };

/** What must be found after the schema with computed columns was left, also where that broke off half-way. */
export function describeOlderSchema(name: string, make: () => Promise<OlderBench>): void {
  describe(`rows of the third schema on ${name}`, () => {
    it.each([
      ['at once', 0],
      ['after a break', 7],
      ['after a break just before the end', -1]
    ])('are found when it is brought up to date %s', async (_when, done) => {
      const bench = await make();
      const { dialect } = bench;
      const [first, second, third, fourth] = migrations.map((step) => statementsOf(step, dialect));
      const before = [...first!, ...second!, ...third!].map((sql) => [sql] as const);
      await bench.execute([
        [migrationTable(dialect)],
        ...before,
        ...migrations
          .slice(0, 3)
          .map(
            (step) =>
              [
                'INSERT INTO engine_migration VALUES (?, ?, CURRENT_TIMESTAMP)',
                [step.number, step.name]
              ] as const
          ),
        put('engine_process_instance', processInstance(1)),
        put('engine_process_instance', processInstance(9, { parentProcessInstanceKey: keyNumber(1) })),
        put('engine_element_instance', elementInstance(2)),
        put('engine_variable', variable(3, { value: '"短值"' })),
        put('engine_variable', variable(5, { value: longValue, processInstanceKey: keyNumber(9) })),
        put('engine_user_task', userTask(4, { assignee: '參與者', candidateGroups: ['case/head'] })),
        [
          'INSERT INTO engine_member (list, name, owner_key, state, dated) VALUES (?, ?, ?, ?, ?)',
          ['candidateGroups', 'case/head', keyNumber(4), 'CREATED', userTask(4).creationDate]
        ]
      ]);
      await bench.execute(fourth!.slice(0, done).map((sql) => [sql] as const));
      for (let opened = 0; opened < 2; opened += 1) {
        const store = await bench.open();
        try {
          const found = async (kind: Parameters<typeof store.search>[0], ...where: Condition[]) =>
            (await store.search(kind, { where, sort: [], limit: 9 })).items.map((item) => item.key);
          expect(await found('elementInstance', belongs)).toEqual([keyNumber(2)]);
          expect(await found('variable', belongs)).toEqual([keyNumber(3)]);
          expect(await found('variable', valueIs('"短值"'))).toEqual([keyNumber(3)]);
          expect(await found('variable', valueIs(longValue))).toEqual([keyNumber(5)]);
          expect(await found('userTask', ofGroup, open)).toEqual([keyNumber(4)]);
          expect(await found('userTask', { field: 'assignee', op: 'eq', value: '參與者' })).toEqual([
            keyNumber(4)
          ]);
          expect(
            await found('processInstance', {
              field: 'parentProcessInstanceKey',
              op: 'eq',
              value: keyNumber(1)
            })
          ).toEqual([keyNumber(9)]);
          expect((await store.load()).userTask).toEqual([
            userTask(4, { assignee: '參與者', candidateGroups: ['case/head'] })
          ]);
        } finally {
          await store.close();
        }
      }
      await bench.remove();
    });
  });
}
