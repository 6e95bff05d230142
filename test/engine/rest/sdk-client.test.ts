import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { file, type GatewayBench, now, openGateway } from '../../support/engine-gateway.ts';
import { decision, form, notice, plan } from './models.ts';

/** One story through the SDK's client, which checks every request and every property of every answer. */
describe('the SDK client', () => {
  let bench: GatewayBench;
  let client: GatewayBench['client'];

  beforeAll(async () => {
    bench = await openGateway();
    ({ client } = bench);
    const deployed = await client.createDeployment({
      resources: [
        file('paper-plan.bpmn', plan),
        file('notice.bpmn', notice),
        file('grading.dmn', decision),
        file('review.form', form)
      ]
    });
    expect(deployed.processes.map((each) => each.processDefinitionId).sort()).toEqual([
      'notice',
      'paper-plan'
    ]);
    expect(deployed.decisions?.[0]).toMatchObject({ decisionDefinitionId: 'paper-grade', version: 1 });
    expect(deployed.decisionRequirements[0]?.decisionRequirementsId).toBe('paper-grading');
    expect(deployed.forms[0]).toMatchObject({ formId: 'review-paper', version: 1 });
  });

  afterAll(() => bench?.close());

  async function start(caseKey: string, variables: object = {}) {
    return client.createProcessInstance({
      processDefinitionId: 'paper-plan' as never,
      variables: { caseKey, amount: 1200, ...variables },
      tags: ['grade:unknown' as never]
    });
  }

  async function takeJob(type: string) {
    const { jobs } = await client.activateJobs({
      type,
      timeout: 60_000n as never,
      maxJobsToActivate: 1,
      worker: 'tester'
    });
    if (!jobs[0]) throw new Error(`no job of type ${type}`);
    return jobs[0];
  }

  async function openTask(processInstanceKey: string) {
    const { items } = await client.searchUserTasks(
      {
        filter: {
          processInstanceKey: processInstanceKey as never,
          state: 'CREATED',
          candidateGroup: 'officer'
        }
      },
      now
    );
    return items[0]!;
  }

  it('reads topology, licence, status and who it is', async () => {
    expect(await client.getTopology()).toMatchObject({
      clusterSize: 1,
      gatewayVersion: expect.stringMatching(/^8\.8/)
    });
    expect(await client.getLicense()).toMatchObject({ validLicense: true });
    expect(await client.getStatus()).toBeUndefined();
    expect(await client.getAuthentication()).toMatchObject({ username: 'engine' });
  });

  it('plays a plan from start to end', async () => {
    const { processInstanceKey } = await start('case-1');

    const job = await takeJob('prepare-paper');
    expect(job).toMatchObject({
      variables: { amount: 1200, caseKey: 'case-1' },
      customHeaders: { template: 'memo' },
      worker: 'tester'
    });
    await job.complete({ paper: '甲' });

    const task = await openTask(processInstanceKey);
    expect(task).toMatchObject({
      name: '審查文件',
      candidateGroups: ['officer', 'head'],
      dueDate: '2026-03-09T09:00:00.000Z',
      priority: 70,
      processDefinitionId: 'paper-plan'
    });
    await client.assignUserTask({ userTaskKey: task.userTaskKey, assignee: 'lin' });
    await client.updateUserTask({
      userTaskKey: task.userTaskKey,
      changeset: { candidateGroups: ['officer'], priority: 80 }
    });
    expect(await client.getUserTask({ userTaskKey: task.userTaskKey }, now)).toMatchObject({
      assignee: 'lin',
      priority: 80
    });
    const nothing = await bench.raw('PATCH', `/v2/user-tasks/${task.userTaskKey}`, {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ changeset: {} })
    });
    expect(nothing.status).toBe(400);
    await client.unassignUserTask({ userTaskKey: task.userTaskKey });
    expect(await client.getUserTask({ userTaskKey: task.userTaskKey }, now)).not.toHaveProperty('assignee');
    expect(await client.getUserTaskForm({ userTaskKey: task.userTaskKey }, now)).toMatchObject({
      formId: 'review-paper',
      schema: { type: 'default' }
    });
    const seen = await client.searchUserTaskVariables({ userTaskKey: task.userTaskKey }, now);
    expect(seen.items.map(({ name, value }) => [name, value]).sort()).toEqual([
      ['amount', '1200'],
      ['caseKey', '"case-1"'],
      ['onlyHere', '1'],
      ['paper', '"甲"']
    ]);
    await client.completeUserTask({ userTaskKey: task.userTaskKey, variables: { opinion: '可' } });

    const { items: decisions } = await client.searchDecisionInstances(
      { filter: { processInstanceKey: processInstanceKey as never } },
      now
    );
    expect(decisions?.[0]).toMatchObject({
      decisionDefinitionId: 'paper-grade',
      state: 'EVALUATED',
      result: '"confidential"'
    });
    const one = await client.getDecisionInstance(
      { decisionEvaluationInstanceKey: decisions![0]!.decisionEvaluationInstanceKey! },
      now
    );
    expect(one.matchedRules?.[0]?.ruleId).toBe('Rule_high');

    const waiting = await client.searchMessageSubscriptions(
      { filter: { messageName: 'paper-released', messageSubscriptionState: 'CREATED' } },
      now
    );
    expect(waiting.items?.[0]).toMatchObject({ correlationKey: 'case-1', elementId: 'AwaitRelease' });
    const { messageKey } = await client.correlateMessage({
      name: 'paper-released',
      correlationKey: 'case-1',
      variables: { released: true }
    });
    expect(messageKey).toMatch(/^\d+$/);

    const ended = await client.getProcessInstance({ processInstanceKey }, now);
    expect(ended).toMatchObject({
      state: 'COMPLETED',
      processDefinitionName: '文件計畫',
      hasIncident: false,
      tags: ['grade:unknown']
    });
    const { items } = await client.searchElementInstances(
      { filter: { processInstanceKey }, sort: [{ field: 'elementInstanceKey' }] },
      now
    );
    expect(items?.map(({ elementId, state }) => `${elementId} ${state}`)).toEqual([
      'Start COMPLETED',
      'PreparePaper COMPLETED',
      'ReviewPaper COMPLETED',
      'GradePaper COMPLETED',
      'AwaitRelease COMPLETED',
      'End COMPLETED'
    ]);
    expect((await client.getProcessInstanceSequenceFlows({ processInstanceKey }, now)).items).toHaveLength(5);
    const statistics = await client.getProcessInstanceStatistics({ processInstanceKey }, now);
    expect(statistics.items).toContainEqual({
      elementId: 'End',
      active: 0,
      canceled: 0,
      completed: 1,
      incidents: 0
    });
    expect(await client.getProcessInstanceCallHierarchy({ processInstanceKey }, now)).toHaveLength(1);
  });

  it('looks at definitions and evaluates decisions', async () => {
    const { items } = await client.searchProcessDefinitions(
      { filter: { processDefinitionId: 'paper-plan', isLatestVersion: true } },
      now
    );
    const definition = items![0]!;
    expect(definition).toMatchObject({
      name: '文件計畫',
      version: 1,
      resourceName: 'paper-plan.bpmn',
      hasStartForm: false
    });
    const processDefinitionKey = definition.processDefinitionKey!;
    expect(await client.getProcessDefinition({ processDefinitionKey }, now)).toEqual(definition);
    expect(await client.getProcessDefinitionXml({ processDefinitionKey }, now)).toBe(plan);
    const statistics = await client.getProcessDefinitionStatistics({ processDefinitionKey }, now);
    expect(statistics.items?.length).toBeGreaterThan(0);

    const { items: decisions } = await client.searchDecisionDefinitions(
      { filter: { decisionDefinitionId: 'paper-grade' as never } },
      now
    );
    const decisionDefinitionKey = decisions![0]!.decisionDefinitionKey!;
    expect(await client.getDecisionDefinition({ decisionDefinitionKey }, now)).toEqual(decisions![0]);
    expect(await client.getDecisionDefinitionXml({ decisionDefinitionKey }, now)).toBe(decision);
    const { items: requirements } = await client.searchDecisionRequirements({}, now);
    const decisionRequirementsKey = requirements![0]!.decisionRequirementsKey!;
    expect(await client.getDecisionRequirements({ decisionRequirementsKey }, now)).toEqual(requirements![0]);
    expect(await client.getDecisionRequirementsXml({ decisionRequirementsKey }, now)).toBe(decision);

    const evaluated = await client.evaluateDecision({
      decisionDefinitionId: 'paper-grade' as never,
      variables: { amount: 5 }
    });
    expect(evaluated).toMatchObject({
      output: '"open"',
      failureMessage: '',
      decisionDefinitionName: 'Paper grade'
    });
    expect(evaluated.evaluatedDecisions[0]?.matchedRules?.[0]?.evaluatedOutputs?.[0]?.outputValue).toBe(
      '"open"'
    );
  });

  it('fails, retries and throws errors on jobs, and resolves the incident', async () => {
    const { processInstanceKey } = await start('case-2');
    const job = await takeJob('prepare-paper');
    await client.updateJob({ jobKey: job.jobKey, changeset: { retries: 5, timeout: 120_000n as never } });
    await client.failJob({ jobKey: job.jobKey, retries: 0, errorMessage: 'no printer' });
    const { items: failed } = await client.searchJobs(
      { filter: { processInstanceKey, state: 'FAILED' } },
      now
    );
    expect(failed[0]).toMatchObject({
      errorMessage: 'no printer',
      retries: 0,
      hasFailedWithRetriesLeft: false
    });
    const { items: incidents } = await client.searchProcessInstanceIncidents({ processInstanceKey }, now);
    const incidentKey = incidents![0]!.incidentKey!;
    expect(await client.getIncident({ incidentKey }, now)).toMatchObject({
      errorType: 'JOB_NO_RETRIES',
      state: 'ACTIVE',
      elementId: 'PreparePaper'
    });
    expect((await client.searchProcessInstances({ filter: { hasIncident: true } }, now)).items).toHaveLength(
      1
    );
    await client.updateJob({ jobKey: job.jobKey, changeset: { retries: 1 } });
    await client.resolveIncident({ incidentKey });
    const again = await takeJob('prepare-paper');
    expect(again.jobKey).toBe(job.jobKey);
    await again.error({ errorCode: 'NO_PAPER' });
    const { items: unhandled } = await client.searchIncidents(
      { filter: { processInstanceKey, state: 'ACTIVE' } },
      now
    );
    expect(unhandled?.[0]?.errorType).toBe('UNHANDLED_ERROR_EVENT');
    await client.cancelProcessInstance({ processInstanceKey });
    expect(await client.getProcessInstance({ processInstanceKey }, now)).toMatchObject({
      state: 'TERMINATED'
    });
  });

  it('sets and searches variables', async () => {
    const long = '長'.repeat(10_000);
    const { processInstanceKey } = await start('case-3', { long });
    await client.createElementInstanceVariables({
      elementInstanceKey: processInstanceKey as never,
      variables: { amount: 7, more: { nested: [1, null] } },
      local: true
    });
    const { items } = await client.searchVariables(
      {
        filter: { scopeKey: processInstanceKey as never, name: { $in: ['amount', 'more', 'long'] } },
        sort: [{ field: 'name' }]
      },
      now
    );
    expect(
      items.map(({ name, value, isTruncated }) => [name, value.length > 50 ? 'long' : value, isTruncated])
    ).toEqual([
      ['amount', '7', false],
      ['long', 'long', true],
      ['more', '{"nested":[1,null]}', false]
    ]);
    expect((await client.getVariable({ variableKey: items[1]!.variableKey }, now)).value).toBe(
      JSON.stringify(long)
    );
    const found = await client.searchProcessInstances(
      {
        filter: {
          variables: [{ name: 'caseKey', value: '"case-3"' }],
          elementId: 'PreparePaper',
          elementInstanceState: 'ACTIVE'
        }
      },
      now
    );
    expect(found.items.map((item) => item.processInstanceKey)).toEqual([processInstanceKey]);
    await client.cancelProcessInstance({ processInstanceKey });
  });

  it('starts by message, buffers, and refuses a second message of the same id', async () => {
    const published = {
      name: 'notice-given',
      correlationKey: 'n1',
      messageId: 'once',
      timeToLive: 60_000n as never,
      variables: { from: 'unit' }
    };
    expect((await client.publishMessage(published)).messageKey).toMatch(/^\d+$/);
    await expect(client.publishMessage(published)).rejects.toMatchObject({
      status: 409,
      title: 'ALREADY_EXISTS'
    });
    const job = await takeJob('act-on-notice');
    expect(job.variables).toEqual({ from: 'unit' });
    await job.complete();
    await expect(
      client.correlateMessage({ name: 'nobody-waits', correlationKey: 'x' })
    ).rejects.toMatchObject({ status: 404 });
  });

  it('pins the clock, which fires what is due, and resets it', async () => {
    const { processInstanceKey } = await start('case-4');
    await (await takeJob('prepare-paper')).complete();
    const task = await openTask(processInstanceKey);
    await client.completeUserTask({ userTaskKey: task.userTaskKey });
    await client.pinClock({ timestamp: BigInt(bench.clock.now() + 2 * 86_400_000) as never });
    const { items } = await client.searchElementInstances(
      { filter: { processInstanceKey, elementId: 'Late' as never } },
      now
    );
    expect(items?.[0]?.state).toBe('COMPLETED');
    await client.resetClock();
  });

  it('pages by offset, and by cursor', async () => {
    const keys: string[] = [];
    for (let i = 0; i < 7; i++) keys.push((await start(`page-${i}`)).processInstanceKey);
    const filter = { processInstanceKey: { $in: keys as never[] } };
    const sort = [{ field: 'startDate' as const, order: 'DESC' as const }];
    const offset = await client.searchProcessInstances({ filter, sort, page: { from: 5, limit: 3 } }, now);
    expect(Number(offset.page.totalItems)).toBe(7);
    expect(offset.items.map((item) => item.processInstanceKey)).toEqual([keys[1], keys[0]]);

    // The SDK's own strict check of requests drops cursors, so these are asked for without it.
    const page = async (place: object) => {
      const body = JSON.stringify({ filter, sort, page: { ...place, limit: 3 } });
      const headers = { 'content-type': 'application/json' };
      const response = await bench.raw('POST', '/v2/process-instances/search', { body, headers });
      return (await response.json()) as Awaited<ReturnType<typeof client.searchProcessInstances>>;
    };
    const first = await page({});
    const second = await page({ after: first.page.endCursor });
    const third = await page({ after: second.page.endCursor });
    const seen = [first, second, third].flatMap(({ items }) => items.map((item) => item.processInstanceKey));
    expect(seen).toEqual([...keys].reverse());
    expect((await page({ before: second.page.startCursor })).items).toEqual(first.items);
  });

  it('gives refusals as problems with their codes', async () => {
    const nobody = '9007199254740991' as never;
    await expect(client.completeJob({ jobKey: nobody })).rejects.toMatchObject({
      status: 404,
      title: 'NOT_FOUND'
    });
    await expect(client.getUserTask({ userTaskKey: nobody }, now)).rejects.toMatchObject({ status: 404 });
    await expect(
      client.createProcessInstance({ processDefinitionId: 'nothing' as never })
    ).rejects.toMatchObject({ status: 404 });
    await expect(
      client.createAdminUser({ username: 'u', password: 'p', name: 'n', email: 'n@example.org' }, now)
    ).rejects.toMatchObject({
      status: 501,
      title: 'UNIMPLEMENTED'
    });
    await expect(client.createDeployment({ resources: [file('bad.bpmn', '<no/>')] })).rejects.toMatchObject({
      status: 400,
      title: 'INVALID_ARGUMENT'
    });
  });

  it('awaits completion of an instance with the variables asked for', async () => {
    const model = notice
      .replace('<bpmn:messageEventDefinition messageRef="Notice" />', '')
      .replace('id="notice"', 'id="by-hand"');
    await client.createDeployment({ resources: [file('by-hand.bpmn', model)] });
    const awaited = client.createProcessInstance({
      processDefinitionId: 'by-hand' as never,
      variables: { a: 1, b: 2 },
      awaitCompletion: true,
      fetchVariables: ['b', 'c']
    });
    await (await takeJob('act-on-notice')).complete({ c: 3 });
    expect((await awaited).variables).toEqual({ b: 2, c: 3 });
  });
});
