import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  element,
  end,
  flows,
  message,
  model,
  onCondition,
  onMessage,
  service,
  start
} from '../../support/bpmn.ts';
import { file, type GatewayBench, now, openGateway } from '../../support/engine-gateway.ts';
import { decision, form, plan } from './models.ts';

const failing = (id: string, type: string) =>
  model([start(), service('Wrong', type), end(), flows('Start -> Wrong', 'Wrong -> End')].join(''), { id });
const waiting = (id: string) =>
  model(
    [
      start(),
      element('intermediateCatchEvent', 'Wait', onMessage('M')),
      end(),
      flows('Start -> Wait', 'Wait -> End')
    ].join(''),
    { id, roots: message('M', 'm', '=key') }
  );
const conditional = model(start('Start', onCondition('=amount > 100')) + end() + flows('Start -> End'), {
  id: 'conditional'
});

/** Operations that Camunda 8.9 has and the SDK does not know yet: asked as any program asks. */
describe('operations of 8.9', () => {
  let bench: GatewayBench;
  const keys: Record<string, string> = {};
  beforeAll(async () => {
    bench = await openGateway();
    const deploy = async (...files: File[]) => {
      const { processes } = await bench.client.createDeployment({ resources: files as never });
      for (const each of processes)
        keys[`${each.processDefinitionId} ${each.processDefinitionVersion}`] = each.processDefinitionKey;
    };
    await deploy(file('a.bpmn', failing('a', '=missing')), file('b.bpmn', failing('b', '=missing')));
    await deploy(file('w.bpmn', waiting('w')), file('c.bpmn', conditional));
    await deploy(file('plan.bpmn', plan), file('g.dmn', decision), file('f.form', form));
    const begin = (id: string, variables: object = {}) =>
      bench.client.createProcessInstance({ processDefinitionId: id as never, variables: variables as never });
    await begin('a');
    await begin('b');
    await begin('b');
    await deploy(file('b.bpmn', failing('b', 'works')));
    await begin('b');
    for (const key of ['1', '2', '3']) await begin('w', { key });
    await begin('paper-plan', { caseKey: 'c', amount: 1 });
  });
  afterAll(() => bench?.close());

  const ask = (path: string, body: object = {}) => bench.send('POST', path, body);

  it('counts the instances of each version of a process', async () => {
    const path = '/process-definitions/statistics/process-instances-by-version';
    const sort = [{ field: 'processDefinitionVersion', order: 'DESC' }];
    const { body } = await ask(path, { filter: { processDefinitionId: 'b' }, sort });
    expect(body.items).toMatchObject([
      {
        processDefinitionVersion: 2,
        activeInstancesWithIncidentCount: 0,
        activeInstancesWithoutIncidentCount: 1
      },
      {
        processDefinitionKey: keys['b 1'],
        processDefinitionVersion: 1,
        activeInstancesWithIncidentCount: 2,
        activeInstancesWithoutIncidentCount: 0
      }
    ]);
    const second = await ask(path, {
      filter: { processDefinitionId: 'b' },
      sort,
      page: { from: 1, limit: 5 }
    });
    expect(second.body.items).toMatchObject([{ processDefinitionVersion: 1 }]);
    expect((await ask(path)).status).toBe(400);
    expect(
      (await ask(path, { filter: { processDefinitionId: 'b' }, sort: [{ field: 'nope' }] })).status
    ).toBe(400);
  });

  it('counts the instances that have an error, and by which definition', async () => {
    const { body } = await ask('/incidents/statistics/process-instances-by-error');
    const [error] = body.items as { errorHashCode: number; errorMessage: string }[];
    expect(error).toMatchObject({
      errorMessage: expect.stringContaining("'missing'"),
      activeInstancesWithErrorCount: 3
    });
    const sort = [{ field: 'activeInstancesWithErrorCount', order: 'DESC' }];
    const path = '/incidents/statistics/process-instances-by-definition';
    const { body: found } = await ask(path, { filter: { errorHashCode: error!.errorHashCode }, sort });
    expect(found.items).toMatchObject([
      { processDefinitionId: 'b', processDefinitionVersion: 1, activeInstancesWithErrorCount: 2 },
      { processDefinitionId: 'a', activeInstancesWithErrorCount: 1 }
    ]);
    expect((await ask(path)).status).toBe(400);
  });

  it('counts the messages that are waited for', async () => {
    const path = '/process-definitions/statistics/message-subscriptions';
    const { body } = await ask(path);
    expect(body.items).toMatchObject([
      {
        processDefinitionId: 'w',
        processDefinitionKey: keys['w 1'],
        processInstancesWithActiveSubscriptions: 3,
        activeSubscriptions: 3
      }
    ]);
    const narrowed = await ask(path, { filter: { correlationKey: '2' } });
    expect(narrowed.body.items).toMatchObject([{ activeSubscriptions: 1 }]);
    expect((await ask(path, { filter: { nope: 1 } })).status).toBe(400);
  });

  it('evaluates an expression with the variables that it is given', async () => {
    expect(
      (await ask('/expression/evaluation', { expression: '=x + y', variables: { x: 1, y: 2 } })).body
    ).toEqual({
      expression: '=x + y',
      result: 3,
      warnings: []
    });
    const runaway = await ask('/expression/evaluation', { expression: '=for i in 1..1000000000 return i' });
    expect(runaway).toMatchObject({
      status: 400,
      body: { detail: expect.stringContaining('too many steps') }
    });
    const large = await ask('/expression/evaluation', {
      expression: '=[text, text, text]',
      variables: { text: 'x'.repeat(1_500_000) }
    });
    expect(large).toMatchObject({
      status: 400,
      body: { detail: expect.stringMatching(/'result' has more than 4194304 characters/) }
    });
    expect((await ask('/expression/evaluation', { expression: '=1 +' })).status).toBe(400);
    expect((await ask('/expression/evaluation')).status).toBe(400);
  });

  it('tells what an expression warns of, and answers all the same', async () => {
    const { body } = await ask('/expression/evaluation', { expression: '=order.price < 3' });
    expect(body).toEqual({
      expression: '=order.price < 3',
      result: null,
      warnings: [
        { message: "No variable found with name 'order'" },
        { message: "Can't compare 'null' with '3'" }
      ]
    });
  });

  it('starts instances by conditions', async () => {
    const { body } = await ask('/conditionals/evaluation', { variables: { amount: 200 } });
    expect(body).toMatchObject({
      conditionalEvaluationKey: expect.stringMatching(/^\d+$/),
      tenantId: '<default>',
      processInstances: [
        { processDefinitionKey: keys['conditional 1'], processInstanceKey: expect.any(String) }
      ]
    });
    const none = await ask('/conditionals/evaluation', { variables: { amount: 1 } });
    expect(none).toMatchObject({ status: 200, body: { processInstances: [] } });
    expect((await ask('/conditionals/evaluation')).status).toBe(400);
    expect((await ask('/conditionals/evaluation', { variables: {}, processDefinitionKey: '1' })).status).toBe(
      404
    );
  });

  it('finds the variables that a task sees', async () => {
    const { jobs } = await bench.client.activateJobs({
      type: 'prepare-paper',
      timeout: 1000n as never,
      maxJobsToActivate: 1,
      worker: 'w'
    });
    await jobs[0]!.complete({});
    const { items } = await bench.client.searchUserTasks({}, now);
    const { body } = await ask(`/user-tasks/${items[0]!.userTaskKey}/effective-variables/search`);
    expect((body.items as { name: string }[]).map(({ name }) => name).sort()).toEqual([
      'amount',
      'caseKey',
      'onlyHere'
    ]);
  });

  it.each([
    ['POST', '/global-task-listeners'],
    ['GET', '/global-task-listeners/x'],
    ['PUT', '/cluster-variables/tenants/t/x'],
    ['POST', '/audit-logs/search'],
    ['GET', '/system/configuration']
  ])('%s %s is refused with the reason', async (method, path) => {
    const response = await bench.raw(method, `/v2${path}`);
    const problem = (await response.json()) as { detail: string };
    expect([response.status, problem.detail.length > 40]).toEqual([501, true]);
  });
});
