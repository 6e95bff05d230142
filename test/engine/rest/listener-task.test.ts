import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { JobRecord } from '../../../engine/records.ts';
import { listenerTask } from '../../../engine/rest/listener-task.ts';
import { element, end, extensions, flows, model, start, taskListeners } from '../../support/bpmn.ts';
import { file, type GatewayBench, now, openGateway } from '../../support/engine-gateway.ts';
import { form } from './models.ts';

const task = [
  '<zeebe:userTask />',
  '<zeebe:formDefinition formId="review-paper" />',
  '<zeebe:assignmentDefinition assignee="lin" candidateGroups="officer" />',
  '<zeebe:taskSchedule dueDate="2026-03-09T09:00:00Z" />',
  '<zeebe:priorityDefinition priority="70" />'
];

const reviewed = (id: string, ...listeners: string[]) =>
  model(
    start() +
      element('userTask', 'Review', extensions(...task, ...listeners)) +
      end() +
      flows('Start -> Review', 'Review -> End'),
    { id }
  );

describe('the task that a listener is told of', () => {
  let bench: GatewayBench;
  beforeAll(async () => {
    bench = await openGateway();
    await bench.client.createDeployment({
      resources: [
        file('review.form', form),
        file('reviewed.bpmn', reviewed('reviewed', taskListeners('creating create', 'updating update')))
      ]
    });
  });
  afterAll(() => bench?.close());

  const begin = (id: string) => bench.client.createProcessInstance({ processDefinitionId: id as never });

  async function activated(type: string) {
    const { jobs } = await bench.client.activateJobs({
      type,
      timeout: 60_000n as never,
      maxJobsToActivate: 1,
      worker: 'w'
    });
    return jobs[0]!;
  }

  it('is the task as the change would leave it', async () => {
    await begin('reviewed');
    const { items } = await bench.client.searchUserTasks({}, now);
    const { userTaskKey, formKey } = items[0]!;
    const created = await activated('create');
    expect(created.userTask).toEqual({
      assignee: 'lin',
      candidateGroups: ['officer'],
      candidateUsers: [],
      changedAttributes: [],
      dueDate: '2026-03-09T09:00:00Z',
      formKey,
      priority: 70,
      userTaskKey
    });
    await created.complete({});
    const changeset = { candidateUsers: ['wu'], priority: 80 };
    const updated = bench.client.updateUserTask({ userTaskKey, changeset, action: 'escalate' });
    const asked = await activated('update');
    expect(asked.userTask).toMatchObject({
      action: 'escalate',
      candidateGroups: ['officer'],
      candidateUsers: ['wu'],
      changedAttributes: ['candidateUsersList', 'priority'],
      priority: 80
    });
    await asked.complete({});
    await updated;
  });

  it('leaves out what a model of old has written over it', () => {
    const names = ['priority', 'candidateUsers', 'changedAttributes'].map(
      (name) => `io.camunda.zeebe:${name}`
    );
    const customHeaders = Object.fromEntries(names.map((name) => [name, '{"none"']));
    const job = { kind: 'TASK_LISTENER', customHeaders } as unknown as JobRecord;
    expect(listenerTask(job)).toEqual({ candidateGroups: [], candidateUsers: [], changedAttributes: [] });
    expect(listenerTask({ ...job, kind: null })).toBeUndefined();
  });
});
