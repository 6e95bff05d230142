import {
  element,
  end,
  extensions,
  flows,
  io,
  listeners,
  loop,
  message,
  model,
  onMessage,
  service,
  start,
  taskListeners
} from '../../support/bpmn.ts';
import { file, type GatewayBench, now } from '../../support/engine-gateway.ts';
import { until } from '../../support/until.ts';
import { decision, form, notice, plan } from './models.ts';

const caller = model(
  [
    start(),
    element('callActivity', 'Call', extensions('<zeebe:calledElement processId="called" />')),
    end(),
    flows('Start -> Call', 'Call -> End')
  ].join(''),
  { id: 'caller', name: 'Caller', extensions: '<zeebe:versionTag value="v1" />' }
);
const called = model(
  [
    start(),
    element(
      'serviceTask',
      'Each',
      extensions('<zeebe:taskDefinition type="each" />') + loop({ input: '=[1,2]' })
    ),
    service('Wrong', '=missing'),
    flows('Start -> Each', 'Start -> Wrong')
  ].join(''),
  { id: 'called' }
);
const waiting = model(
  [
    start(),
    element('intermediateCatchEvent', 'Wait', onMessage('M')),
    service('Late', 'late'),
    flows('Start -> Wait', 'Wait -> Late')
  ].join(''),
  { id: 'waiting', roots: message('M', 'm', '=key') }
);

const heard = model(
  [
    start(),
    element(
      'userTask',
      'Hear',
      extensions(
        '<zeebe:userTask />',
        io({ onlyHere: '=1' }),
        listeners('start begin'),
        taskListeners('completing judge')
      )
    ),
    flows('Start -> Hear')
  ].join(''),
  { id: 'heard' }
);

/** Some of everything that can be searched, much of it alike and some of it not. */
export async function fillWorld(bench: GatewayBench): Promise<void> {
  const { client } = bench;
  const models = { plan, notice, caller, called, waiting, heard };
  await client.createDeployment({
    resources: [
      ...Object.entries(models).map(([name, xml]) => file(`${name}.bpmn`, xml)),
      file('g.dmn', decision),
      file('f.form', form)
    ]
  });
  await client.createDeployment({
    resources: [file('waiting.bpmn', waiting.replace('name="waiting"', 'name="Waiting again"'))]
  });
  const begin = async (id: string, variables: object, tag: string) =>
    (
      await client.createProcessInstance({
        processDefinitionId: id as never,
        variables: variables as never,
        tags: [tag] as never
      })
    ).processInstanceKey;
  for (const at of [1, 2, 3]) {
    await begin('paper-plan', { caseKey: `c${at}`, amount: at, long: 'x'.repeat(9_000) }, 'paper');
    await begin('caller', { n: at }, 'calls');
    await begin('waiting', { key: `k${at}` }, 'waits');
  }
  await runTasks(bench);
  await denyTask(bench, await begin('heard', {}, 'heard'));
  await client.correlateMessage({ name: 'm', correlationKey: 'k1', variables: {} });
  const cancelled = await begin('waiting', { key: 'k9' }, 'cancelled');
  await client.cancelProcessInstance({ processInstanceKey: cancelled });
  await failJobs(bench);
  await runBatches(bench);
  const [lost] = await taking(bench, 1)('each');
  await lost!.fail({ retries: 0, errorMessage: 'lost' });
  await fillDirectory(bench);
}

async function runTasks({ client }: GatewayBench): Promise<void> {
  const { jobs } = await client.activateJobs({
    type: 'prepare-paper',
    timeout: 60_000n as never,
    maxJobsToActivate: 2,
    worker: 'w1'
  });
  for (const job of jobs) await job.complete({ paper: 'p' });
  const { items } = await client.searchUserTasks({}, now);
  const userTaskKey = items[0]!.userTaskKey;
  await client.assignUserTask({ userTaskKey, assignee: 'lin' });
  await client.updateUserTask({
    userTaskKey,
    changeset: { candidateUsers: ['chen'], followUpDate: '2026-03-08T09:00:00Z', priority: 10 }
  });
  await client.completeUserTask({ userTaskKey, variables: { opinion: 'ok' } });
}

/** A task whose listener denies its completion, once for a reason and once for none. */
async function denyTask(bench: GatewayBench, processInstanceKey: string): Promise<void> {
  const { client } = bench;
  const take = taking(bench, 1);
  await (await take('begin'))[0]!.complete({});
  const { items } = await client.searchUserTasks(
    { filter: { processInstanceKey: processInstanceKey as never } },
    now
  );
  for (const deniedReason of ['too early', undefined]) {
    const completed = client.completeUserTask({ userTaskKey: items[0]!.userTaskKey }).catch(() => 'denied');
    const [job] = await take('judge');
    await client.completeJob({
      jobKey: job!.jobKey,
      result: { type: 'userTask', denied: true, deniedReason } as never
    });
    if ((await completed) !== 'denied') throw new Error('the listener was not heard');
  }
}

const taking =
  ({ client }: GatewayBench, maxJobsToActivate: number) =>
  async (type: string) =>
    (await client.activateJobs({ type, timeout: 60_000n as never, maxJobsToActivate, worker: 'w2' })).jobs;

async function failJobs(bench: GatewayBench): Promise<void> {
  const take = taking(bench, 3);
  const [first, second, third] = await take('each');
  await first!.fail({ retries: 1, retryBackOff: 60_000, errorMessage: 'again' } as never);
  await second!.fail({ retries: 0, errorMessage: 'over' } as never);
  await take('prepare-paper');
  await third!.error({ errorCode: 'odd', errorMessage: 'odd' } as never);
}

async function runBatches({ client }: GatewayBench): Promise<void> {
  const batches = [
    await client.cancelProcessInstancesBatchOperation({ filter: { tags: ['waits'] as never } }, now),
    await client.resolveIncidentsBatchOperation({ filter: { tags: ['calls'] as never } }, now)
  ];
  for (const { batchOperationKey } of batches)
    await until(
      async () =>
        (await client.getBatchOperation({ batchOperationKey: batchOperationKey! }, now)).state !== 'ACTIVE',
      () => 'the batch goes on'
    );
}

async function fillDirectory({ raw }: GatewayBench): Promise<void> {
  const make = async (path: string, body: object) => {
    const headers = { 'content-type': 'application/json' };
    const { status } = await raw('POST', `/v2/${path}`, { body: JSON.stringify(body), headers });
    if (status !== 201) throw new Error(`${path} answered ${status}`);
  };
  for (const id of ['a', 'b', 'c']) {
    await make('users', { username: id, name: `N ${id}`, email: `${id}@x.test`, password: 'p' });
    await make('groups', { groupId: `g-${id}`, name: `G ${id}` });
    await make('roles', { roleId: `r-${id}`, name: `R ${id}` });
    await make('tenants', { tenantId: `t-${id}`, name: `T ${id}` });
    await make('mapping-rules', {
      mappingRuleId: `m-${id}`,
      claimName: `c${id}`,
      claimValue: 'v',
      name: `M ${id}`
    });
    await make('authorizations', {
      ownerId: id,
      ownerType: id === 'a' ? 'USER' : 'GROUP',
      resourceId: `p-${id}`,
      resourceType: id === 'b' ? 'RESOURCE' : 'DOCUMENT',
      permissionTypes: ['READ']
    });
  }
}
