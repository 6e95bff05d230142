import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openMariadbEngineStore } from '../../persistence/engine-store/mariadb/store.ts';
import { decision, form, notice, plan } from '../engine/rest/models.ts';
import { engineDatabase } from '../support/mariadb-engine.ts';
import { file, type GatewayBench, now, openGateway } from '../support/engine-gateway.ts';

/** The engine behind its gateway, its rows in MariaDB, and a restart in the middle of a case. */
describe('the engine on MariaDB', () => {
  let database: Awaited<ReturnType<typeof engineDatabase>>;
  let bench: GatewayBench;

  beforeAll(async () => {
    database = await engineDatabase();
    bench = await openGateway({ store: await openMariadbEngineStore(database.settings) });
  });

  afterAll(async () => {
    await bench?.close();
    await database?.drop();
  });

  it('plays a plan, stops half-way, and plays on as if it had not', async () => {
    await bench.client.createDeployment({
      resources: [
        file('paper-plan.bpmn', plan),
        file('notice.bpmn', notice),
        file('grading.dmn', decision),
        file('review.form', form)
      ]
    });
    const variables = { caseKey: 'case-1', amount: 1200, remark: "甲'乙\\ 靐" };
    const { processInstanceKey } = await bench.client.createProcessInstance({
      processDefinitionId: 'paper-plan' as never,
      variables
    });
    const { jobs } = await bench.client.activateJobs({
      type: 'prepare-paper',
      timeout: 60_000n as never,
      maxJobsToActivate: 1
    });
    await jobs[0]!.complete({ paper: 1 });
    const before = await bench.store.load();

    const { clock } = bench;
    await bench.close();
    bench = await openGateway({ store: await openMariadbEngineStore(database.settings), clock });
    expect(await bench.store.load()).toEqual(before);

    const { items } = await bench.client.searchUserTasks(
      {
        filter: { candidateGroup: 'officer', state: 'CREATED' },
        sort: [{ field: 'creationDate', order: 'DESC' }]
      },
      now
    );
    expect(items).toHaveLength(1);
    const { userTaskKey } = items[0]!;
    const both = await Promise.allSettled([
      bench.client.completeUserTask({ userTaskKey }),
      bench.client.completeUserTask({ userTaskKey })
    ]);
    expect(both.map((each) => each.status).sort()).toEqual(['fulfilled', 'rejected']);
    await bench.client.correlateMessage({ name: 'paper-released', correlationKey: 'case-1' });
    expect(await bench.client.getProcessInstance({ processInstanceKey }, now)).toMatchObject({
      state: 'COMPLETED'
    });
    const remark = await bench.client.searchVariables(
      { filter: { processInstanceKey, name: 'remark' } },
      now
    );
    expect(JSON.parse(remark.items[0]!.value)).toBe(variables.remark);
  });
});
