import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { element, end, escape, extensions, flows, loop, model, start } from '../../support/bpmn.ts';
import { EngineBench } from '../../support/engine.ts';

let bench: EngineBench;
beforeEach(async () => {
  bench = await EngineBench.open();
});
afterEach(() => bench.close());

const task = (content: string[], after = '') =>
  model(
    start() +
      element(
        'userTask',
        'Approve',
        extensions('<zeebe:userTask />', ...content) + after,
        'name="Approve the plan"'
      ) +
      end() +
      flows('Start -> Approve', 'Approve -> End')
  );
const assignment = (attributes: Record<string, string>) =>
  `<zeebe:assignmentDefinition ${Object.entries(attributes)
    .map(([name, value]) => `${name}="${escape(value)}"`)
    .join(' ')} />`;

const only = () => {
  const [first] = bench.tasks();
  if (!first) throw new Error(`no user task\n${bench.history()}`);
  return first;
};

describe('a user task', () => {
  it('takes people, dates and priority from FEEL', async () => {
    await bench.deploy(
      task([
        assignment({
          assignee: '=head',
          candidateGroups: '=[caseKey + "/agency-head"]',
          candidateUsers: 'anna, ben'
        }),
        '<zeebe:taskSchedule dueDate="=due" followUpDate="=date and time(&quot;2026-03-05T09:00:00+08:00&quot;)" />',
        '<zeebe:priorityDefinition priority="=40 + 40" />',
        '<zeebe:taskHeaders><zeebe:header key="clause" value="3" /></zeebe:taskHeaders>'
      ])
    );
    const key = await bench.start({ head: 'lin', caseKey: 'k1', due: '2026-03-04T17:30:00+08:00' });
    expect(only()).toMatchObject({
      name: 'Approve the plan',
      elementId: 'Approve',
      processInstanceKey: key,
      state: 'CREATED',
      assignee: 'lin',
      candidateGroups: ['k1/agency-head'],
      candidateUsers: ['anna', 'ben'],
      dueDate: '2026-03-04T17:30:00+08:00',
      followUpDate: '2026-03-05T09:00:00+08:00',
      priority: 80,
      customHeaders: { clause: '3' }
    });
  });

  it('is completed with variables', async () => {
    await bench.deploy(task([]));
    const key = await bench.start();
    await bench.restart();
    const { key: userTaskKey } = only();
    await bench.do({ type: 'CompleteUserTask', userTaskKey, variables: { approved: true } });
    bench.expectCompleted(key);
    expect(bench.variables(key)).toEqual({ approved: true });
    expect(bench.store.rows('userTask')).toMatchObject([{ state: 'COMPLETED', action: 'complete' }]);
    expect(await bench.refused({ type: 'CompleteUserTask', userTaskKey })).toMatchObject({ status: 404 });
  });

  it('is assigned, claimed once, and given back', async () => {
    await bench.deploy(task([]));
    await bench.start();
    const { key: userTaskKey } = only();
    const claim = (assignee: string) =>
      ({ type: 'AssignUserTask', userTaskKey, assignee, allowOverride: false }) as const;
    await bench.do(claim('anna'));
    expect(await bench.refused(claim('ben'))).toMatchObject({ code: 'INVALID_STATE' });
    await bench.do(claim('anna'));
    expect(only()).toMatchObject({ assignee: 'anna', action: 'claim' });
    await bench.do({ type: 'AssignUserTask', userTaskKey, assignee: 'ben' });
    expect(only().assignee).toBe('ben');
    await bench.do({ type: 'UnassignUserTask', userTaskKey });
    await bench.do(claim('anna'));
    expect(only().assignee).toBe('anna');
  });

  it('is updated, but not with values that are wrong', async () => {
    await bench.deploy(task([]));
    await bench.start();
    const { key: userTaskKey } = only();
    const update = (changeset: object) => ({ type: 'UpdateUserTask', userTaskKey, changeset }) as const;
    await bench.do(update({ candidateGroups: ['g'], dueDate: '2026-04-01T00:00:00Z', priority: 99 }));
    expect(only()).toMatchObject({ candidateGroups: ['g'], dueDate: '2026-04-01T00:00:00Z', priority: 99 });
    expect(await bench.refused(update({ priority: 101 }))).toMatchObject({ code: 'INVALID_ARGUMENT' });
    expect(await bench.refused(update({ dueDate: 'tomorrow' }))).toMatchObject({ code: 'INVALID_ARGUMENT' });
    const withoutOffset = update({ dueDate: '2026-04-01T00:00:00' });
    expect(await bench.refused(withoutOffset)).toMatchObject({ code: 'INVALID_ARGUMENT' });
    await bench.do(update({ dueDate: '2026-04-01T08:00:00+08:00[Asia/Taipei]' }));
    expect(only()).toMatchObject({ dueDate: '2026-04-01T08:00:00+08:00' });
    await bench.do(update({ dueDate: '', candidateGroups: [] }));
    expect(only()).toMatchObject({ candidateGroups: [], dueDate: null });
  });

  it.each([
    ['an assignee of null', assignment({ assignee: '=null' })],
    ['a due date without offset', '<zeebe:taskSchedule dueDate="=&quot;2026-04-01T08:00:00&quot;" />'],
    [
      'a zone without offset',
      '<zeebe:taskSchedule dueDate="=&quot;2026-04-01T08:00:00[Asia/Taipei]&quot;" />'
    ]
  ])('has an incident for %s', async (_, definition) => {
    await bench.deploy(task([definition]));
    await bench.start();
    expect(bench.tasks()).toEqual([]);
    expect(bench.incidents()).toMatchObject([{ errorType: 'EXTRACT_VALUE_ERROR', elementId: 'Approve' }]);
  });

  it('keeps a date and time of FEEL without offset with that of the time zone of the process', async () => {
    await bench.deploy(
      task(['<zeebe:taskSchedule dueDate="=date and time(&quot;2026-04-01T08:00:00&quot;)" />'])
    );
    await bench.start();
    const { dueDate } = only();
    expect(dueDate).toMatch(/(Z|[+-]\d{2}:\d{2})$/);
    expect(Date.parse(dueDate ?? '')).toBe(new Date(2026, 3, 1, 8).getTime());
  });

  it('shows the form of its own deployment, when bound so', async () => {
    const model1 = task(['<zeebe:formDefinition formId="decide" bindingType="deployment" />']);
    const form = (title: string) => JSON.stringify({ id: 'decide', title, components: [] });
    await bench.deployFiles({ 'p.bpmn': model1, 'decide.form': form('one') });
    const [first] = bench.store.rows('form');
    await bench.deployFiles({ 'decide.form': form('two') });
    await bench.start();
    expect(only().formKey).toBe(first?.key);
  });

  it('raises an incident while its form is missing', async () => {
    await bench.deploy(task(['<zeebe:formDefinition formId="decide" />']));
    await bench.start();
    expect(bench.incidents()).toMatchObject([{ errorType: 'FORM_NOT_FOUND', elementId: 'Approve' }]);
    expect(bench.tasks()).toEqual([]);
  });

  it('raises an incident when its people are no list of texts', async () => {
    await bench.deploy(task([assignment({ candidateGroups: '=caseKey' })]));
    const key = await bench.start({ caseKey: 1 });
    const [incident] = bench.incidents();
    expect(incident).toMatchObject({ errorType: 'EXTRACT_VALUE_ERROR' });
    await bench.do({ type: 'SetVariables', elementInstanceKey: key, variables: { caseKey: ['g'] } });
    await bench.do({ type: 'ResolveIncident', incidentKey: incident?.key ?? '' });
    expect(only().candidateGroups).toEqual(['g']);
  });

  it('raises an incident when it is to be assigned to nobody', async () => {
    await bench.deploy(task([assignment({ assignee: '=missing' })]));
    await bench.start();
    expect(bench.incidents()).toMatchObject([{ errorType: 'EXTRACT_VALUE_ERROR', elementId: 'Approve' }]);
  });

  it('is given to each person of a list', async () => {
    await bench.deploy(
      task(
        [assignment({ assignee: '=person' })],
        loop({ input: '=people', item: 'person', output: ['votes', '=vote'] })
      )
    );
    const key = await bench.start({ people: ['anna', 'ben'] });
    expect(bench.tasks().map((one) => one.assignee)).toEqual(['anna', 'ben']);
    for (const one of bench.tasks()) {
      await bench.do({
        type: 'CompleteUserTask',
        userTaskKey: one.key,
        variables: { vote: one.assignee === 'anna' }
      });
    }
    bench.expectCompleted(key);
    expect(bench.variables(key).votes).toEqual([true, false]);
  });

  it('goes with its instance', async () => {
    await bench.deploy(task([]));
    const key = await bench.start();
    const { key: userTaskKey } = only();
    await bench.do({ type: 'CancelProcessInstance', processInstanceKey: key });
    expect(bench.store.rows('userTask')).toMatchObject([{ state: 'CANCELED' }]);
    expect(await bench.refused({ type: 'AssignUserTask', userTaskKey, assignee: 'x' })).toMatchObject({
      status: 404
    });
  });
});

describe('a user task without zeebe:userTask', () => {
  it('is a job for a worker', async () => {
    await bench.deploy(
      model(
        start() +
          element('userTask', 'Approve', extensions(assignment({ assignee: 'anna' }))) +
          flows('Start -> Approve')
      )
    );
    const key = await bench.start();
    const { job } = await bench.job('io.camunda.zeebe:userTask');
    expect(job.customHeaders).toEqual({ 'io.camunda.zeebe:assignee': 'anna' });
    await bench.do({ type: 'CompleteJob', jobKey: job.key });
    bench.expectCompleted(key);
  });

  it('tells its worker what its expressions come to', async () => {
    const schedule = '<zeebe:taskSchedule dueDate="=due" followUpDate="=nothing" />';
    const groups = assignment({ assignee: '="a-" + id', candidateGroups: '=[id, "g"]' });
    await bench.deploy(
      model(
        start() + element('userTask', 'Approve', extensions(groups, schedule)) + flows('Start -> Approve')
      )
    );
    await bench.start({ id: 'x', due: '2026-03-02T10:00:00+08:00' });
    expect((await bench.job('io.camunda.zeebe:userTask')).job.customHeaders).toEqual({
      'io.camunda.zeebe:assignee': 'a-x',
      'io.camunda.zeebe:candidateGroups': '["x","g"]',
      'io.camunda.zeebe:dueDate': '2026-03-02T10:00+08:00'
    });
  });
});
