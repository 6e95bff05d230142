import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { element, end, flows, model, onSignal, service, signal, start } from '../../support/bpmn.ts';
import { file, type GatewayBench, now, openGateway } from '../../support/engine-gateway.ts';
import { decision, form, plan } from './models.ts';

const line = (id: string) =>
  model(
    [start(), service('A', 'a'), service('B', 'b'), end(), flows('Start -> A', 'A -> B', 'B -> End')].join(
      ''
    ),
    { id }
  );
const quick = model(start() + end() + flows('Start -> End'), { id: 'quick' });
const listening = model(
  [
    start(),
    element('intermediateCatchEvent', 'Wait', onSignal('S')),
    end(),
    flows('Start -> Wait', 'Wait -> End')
  ].join(''),
  { id: 'listening', roots: signal('S', 'go') }
);

/** What {@link file:./older-client.test.ts} leaves of the older client's methods. */
describe("the rest of the older client's methods", () => {
  let bench: GatewayBench;
  let older: GatewayBench['older'];
  const keys: Record<string, string> = {};
  const folder = mkdtempSync(join(tmpdir(), 'older-client-'));

  beforeAll(async () => {
    bench = await openGateway();
    ({ older } = bench);
    writeFileSync(join(folder, 'one.bpmn'), line('one'));
    await older.deployResourcesFromFiles([join(folder, 'one.bpmn')]);
    const { processes } = await older.deployResources(
      Object.entries({
        'two.bpmn': line('two'),
        'quick.bpmn': quick,
        'listening.bpmn': listening,
        'plan.bpmn': plan,
        'g.dmn': decision,
        'f.form': form
      }).map(([name, content]) => ({ name, content }))
    );
    for (const each of processes) keys[each.processDefinitionId] = each.processDefinitionKey;
  });
  afterAll(async () => {
    await bench?.close();
    rmSync(folder, { recursive: true });
  });

  const begin = (processDefinitionId: string, variables: object = {}) =>
    older.createProcessInstance({ processDefinitionId, variables: variables as never });
  const take = async (type: string) => {
    const [job] = await older.activateJobs({ type, worker: 'w', timeout: 60_000, maxJobsToActivate: 1 });
    return job!;
  };
  const stateOf = async (processInstanceKey: string) =>
    (await bench.client.getProcessInstance({ processInstanceKey: processInstanceKey as never }, now)).state;

  it('topology, licence and configuration', async () => {
    expect(await older.getTopology()).toMatchObject({ clusterSize: 1 });
    // This method alone sends no credentials: the licence is told to everyone.
    expect(await older.getLicenseStatus()).toMatchObject({ validLicense: true });
    expect(older.getConfig()).toBeDefined();
  });

  it('instances: with their result, searched, migrated, cancelled', async () => {
    expect(
      await older.createProcessInstanceWithResult({
        processDefinitionId: 'quick',
        variables: { a: 1 } as never
      })
    ).toMatchObject({ variables: { a: 1 } });
    const { processInstanceKey } = await begin('one');
    await older.migrateProcessInstance({
      processInstanceKey,
      targetProcessDefinitionKey: keys['two'],
      mappingInstructions: [{ sourceElementId: 'A', targetElementId: 'A' }]
    } as never);
    const { items } = await older.searchElementInstances({
      filter: { processInstanceKey, elementId: 'A' }
    } as never);
    expect(items).toMatchObject([{ processDefinitionId: 'two', state: 'ACTIVE' }]);
    expect(await older.getElementInstance(items[0]!.elementInstanceKey)).toMatchObject({ elementId: 'A' });
    await older.cancelProcessInstance({ processInstanceKey });
    expect(await stateOf(processInstanceKey)).toBe('TERMINATED');
  });

  it('definitions: searched, read, deleted', async () => {
    const { items } = await older.searchProcessDefinitions({
      filter: { processDefinitionId: 'two' }
    } as never);
    expect(items).toMatchObject([{ processDefinitionKey: keys['two'], version: 1 }]);
    expect(await older.getProcessDefinition(keys['two']!)).toMatchObject({ processDefinitionId: 'two' });
    expect(await older.getProcessDefinitionXML(keys['two']!)).toContain('id="two"');
    const { processes } = await older.deployResources([{ name: 'gone.bpmn', content: line('gone') }]);
    await older.deleteResource({ resourceKey: processes[0]!.processDefinitionKey } as never);
    expect(
      (await older.searchProcessDefinitions({ filter: { processDefinitionId: 'gone' } } as never)).items
    ).toEqual([]);
  });

  it('jobs: failed, changed, in error, completed; incidents searched and resolved', async () => {
    const { processInstanceKey } = await begin('one');
    const failed = await take('a');
    await older.failJob({ jobKey: failed.jobKey, retries: 0, errorMessage: 'no', retryBackOff: 0 } as never);
    const { items } = await older.searchIncidents({ filter: { processInstanceKey } } as never);
    expect(items).toMatchObject([{ errorMessage: 'no', state: 'ACTIVE' }]);
    await older.updateJob({ jobKey: failed.jobKey, retries: 2 } as never);
    await older.resolveIncident(items[0]!.incidentKey);
    await older.completeJob({ jobKey: (await take('a')).jobKey, variables: {} as never });
    await older.errorJob({
      jobKey: (await take('b')).jobKey,
      errorCode: 'odd',
      errorMessage: 'odd'
    } as never);
    const { items: uncaught } = await older.searchIncidents({
      filter: { processInstanceKey, state: 'ACTIVE' }
    } as never);
    expect(uncaught).toMatchObject([{ errorType: 'UNHANDLED_ERROR_EVENT' }]);
  });

  it('tasks: under their older names too, with their variables', async () => {
    const { processInstanceKey } = await begin('paper-plan', { caseKey: 'c', amount: 1 });
    await older.completeJob({ jobKey: (await take('prepare-paper')).jobKey, variables: {} as never });
    const { items } = await older.searchUserTasks({ filter: { processInstanceKey }, sort: [] } as never);
    const { userTaskKey } = items[0]!;
    await older.assignTask({ userTaskKey, assignee: 'lin' });
    await older.updateTask({ userTaskKey, changeset: { priority: 5 } as never });
    expect(await older.getUserTask(userTaskKey)).toMatchObject({ assignee: 'lin', priority: 5 });
    await older.unassignTask({ userTaskKey });
    const variables = await older.searchUserTaskVariables({ userTaskKey, sort: [] } as never);
    expect(variables.items.map(({ name }) => name)).toContain('amount');
    const { items: found } = await older.searchVariables({
      filter: { processInstanceKey, name: 'amount' }
    } as never);
    expect(await older.getVariable({ variableKey: found[0]!.variableKey } as never)).toMatchObject({
      value: 1
    });
    await older.completeUserTask({ userTaskKey, variables: {} });
    expect((await older.getUserTask(userTaskKey)).state).toBe('COMPLETED');
  });

  it('signals, messages and decisions', async () => {
    const { processInstanceKey } = await begin('listening');
    await older.broadcastSignal({ signalName: 'go', variables: {} as never });
    expect(await stateOf(processInstanceKey)).toBe('COMPLETED');
    await older.publishMessage({
      name: 'm',
      correlationKey: 'k',
      variables: {} as never,
      timeToLive: 10
    } as never);
    expect(
      await older.evaluateDecision({ decisionDefinitionId: 'paper-grade', variables: { amount: 1 } } as never)
    ).toMatchObject({ output: '"open"' });
  });

  it('users and tenants', async () => {
    await older.createUser({ username: 'lin', name: 'Lin', email: 'lin@x.test', password: 'p' } as never);
    expect((await older.searchUsers({ filter: { username: 'lin' } } as never)).items).toMatchObject([
      { name: 'Lin' }
    ]);
    await bench.client.createTenant({ tenantId: 't', name: 'T' });
    await bench.client.assignUserToTenant({ tenantId: 't' as never, username: 'lin' as never });
    expect((await older.searchUsersForTenant('t', {} as never)).items).toEqual([{ username: 'lin' }]);
    await expect(
      older.modifyAuthorization({
        ownerKey: '1',
        action: 'ADD',
        resourceType: 'USER',
        permissions: []
      } as never)
    ).rejects.toThrow('501');
  });

  it('workers: all stopped and started at once', async () => {
    const handled: string[] = [];
    older.createJobWorker({
      type: 'b',
      worker: 'older',
      timeout: 60_000,
      maxJobsToActivate: 1,
      requestTimeout: 200,
      pollIntervalMs: 20,
      autoStart: false,
      jobHandler: (job: { jobKey: string; complete(variables: object): Promise<never> }) => {
        handled.push(job.jobKey);
        return job.complete({});
      }
    } as never);
    const { processInstanceKey } = await begin('one');
    await older.completeJob({ jobKey: (await take('a')).jobKey, variables: {} as never });
    expect(handled).toEqual([]);
    older.startWorkers();
    await bench.client.getProcessInstance(
      { processInstanceKey: processInstanceKey as never },
      {
        consistency: {
          waitUpToMs: 20_000,
          pollIntervalMs: 20,
          predicate: ({ state }) => state === 'COMPLETED'
        }
      }
    );
    older.stopWorkers();
    expect(handled).toHaveLength(1);
  });
});

/** A search that is asked before what it looks for is there asks again until it is. */
describe("the newer client's search helper", () => {
  it('waits for what is not there yet, and says when it never comes', async () => {
    const bench = await openGateway();
    try {
      await bench.client.createDeployment({ resources: [file('q.bpmn', quick)] });
      const ask = (tag: string, waitUpToMs: number) =>
        bench.client.searchProcessInstances({ filter: { tags: [tag] as never } }, {
          consistency: {
            waitUpToMs,
            pollIntervalMs: 10,
            predicate: ({ items }: { items: unknown[] }) => items.length > 0
          }
        } as never);
      const asked = ask('late', 20_000);
      await bench.client.createProcessInstance({
        processDefinitionId: 'quick' as never,
        tags: ['late'] as never
      });
      expect((await asked).items).toHaveLength(1);
      await expect(ask('never', 60)).rejects.toMatchObject({ code: 'CAMUNDA_SDK_EVENTUAL_TIMEOUT' });
    } finally {
      await bench.close();
    }
  });
});
