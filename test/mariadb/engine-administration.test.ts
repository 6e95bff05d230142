import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openMariadbEngineStore } from '../../persistence/engine-store/mariadb/store.ts';
import { end, flows, model, service, start } from '../support/bpmn.ts';
import { engineDatabase } from '../support/mariadb-engine.ts';
import { file, type GatewayBench, now, openGateway } from '../support/engine-gateway.ts';
import { until } from '../support/until.ts';

const work = (id: string) =>
  model([start(), service('A'), service('B'), end(), flows('Start -> A', 'A -> B', 'B -> End')].join(''), {
    id
  });

/** Modification, migration, batches, documents, directory and statistics on MariaDB, over a restart. */
describe('administration on MariaDB', () => {
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

  const post = async (path: string, body: BodyInit, headers = {}) => {
    const response = await bench.raw('POST', path, { body, headers });
    return (await response.json()) as Record<string, string>;
  };

  it('keeps what was done', async () => {
    const { client } = bench;
    const { deployments } = await client.createDeployment({
      resources: [file('one.bpmn', work('one')), file('two.bpmn', work('two'))]
    });
    const target = deployments.find((each) => each.processDefinition!.processDefinitionId === 'two');
    const { processInstanceKey } = await client.createProcessInstance({
      processDefinitionId: 'one' as never
    });
    for (let i = 0; i < 3; i += 1)
      await client.createProcessInstance({ processDefinitionId: 'one' as never, tags: ['bulk'] as never });
    await client.modifyProcessInstance({
      processInstanceKey,
      activateInstructions: [{ elementId: 'B' as never }]
    });
    const mappingInstructions = ['A', 'B'].map((id) => ({ sourceElementId: id, targetElementId: id }));
    await client.migrateProcessInstance({
      processInstanceKey,
      targetProcessDefinitionKey: target!.processDefinition!.processDefinitionKey,
      mappingInstructions: mappingInstructions as never
    });
    const { batchOperationKey } = await client.cancelProcessInstancesBatchOperation(
      { filter: { tags: ['bulk'] as never } },
      now
    );
    const state = async () =>
      (await client.getBatchOperation({ batchOperationKey: batchOperationKey as never }, now)).state;
    await until(
      async () => (await state()) === 'COMPLETED',
      async () => String(await state())
    );
    await client.createGroup({ groupId: 'g', name: '組' });
    await client.assignClientToGroup({ groupId: 'g', clientId: 'c' });
    const data = new FormData();
    data.append('file', new File([Buffer.alloc(8 * 1024 * 1024, 7)], 'large.bin'));
    const made = await post('/v2/documents', data);
    const before = await bench.store.load();

    const { clock } = bench;
    await bench.close();
    bench = await openGateway({ store: await openMariadbEngineStore(database.settings), clock });
    expect(await bench.store.load()).toEqual(before);
    const read = await bench.raw('GET', `/v2/documents/${made.documentId}?contentHash=${made.contentHash}`);
    expect((await read.arrayBuffer()).byteLength).toBe(8 * 1024 * 1024);
    const { items } = await bench.client.searchClientsForGroup({ groupId: 'g' }, now);
    expect(items).toEqual([{ clientId: 'c' }]);
    const roles = await bench.client.searchRolesForGroup({ groupId: 'g' }, now);
    expect(roles.items).toEqual([]);
    const counted = await bench.client.getProcessInstanceStatistics({ processInstanceKey }, now);
    expect(counted.items).toMatchObject([
      { elementId: 'A', active: 1 },
      { elementId: 'B', active: 1 },
      { elementId: 'Start', completed: 1 }
    ]);
    const found = await bench.client.searchBatchOperationItems(
      { filter: { state: 'COMPLETED' } as never },
      now
    );
    expect(found.items).toHaveLength(3);
    const statistics = await bench.raw('POST', '/v2/process-definitions/statistics/process-instances');
    expect(((await statistics.json()) as { items: object[] }).items).toMatchObject([
      { processDefinitionId: 'one', activeInstancesWithoutIncidentCount: 0 },
      { processDefinitionId: 'two', activeInstancesWithoutIncidentCount: 1 }
    ]);
  });
});
