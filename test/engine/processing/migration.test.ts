import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { MigrateProcessInstance } from '../../../engine/commands.ts';
import {
  boundary,
  compensated,
  element,
  end,
  extensions,
  flows,
  job,
  message,
  model,
  onCompensation,
  onMessage,
  onSignal,
  onTimer,
  service,
  signal,
  start
} from '../../support/bpmn.ts';
import { EngineBench } from '../../support/engine.ts';

const user = (id: string) => element('userTask', id, extensions('<zeebe:userTask />'));
const both = ['Start -> Fork', 'Join -> Last', 'Last -> End'];
const body = (work: string, ask: string, events: string[], more: string[] = []) =>
  [
    start(),
    element('parallelGateway', 'Fork'),
    service(work, 'work'),
    user(ask),
    ...events,
    ...more,
    element('parallelGateway', 'Join'),
    service('Last'),
    end(),
    flows(...both, `Fork -> ${work}`, `Fork -> ${ask}`, `${work} -> Join`, `${ask} -> Join`)
  ].join('');
const roots = message('Stop', 'stop', '=caseKey') + message('Hold', 'hold', '=caseKey');

const before = model(
  body('Work', 'Ask', [
    boundary('Stopped', 'Ask', onMessage('Stop')),
    boundary('Late', 'Work', onTimer('timeDuration', 'PT1H'), false)
  ]),
  { id: 'before', roots }
);
const after = model(
  body('Work2', 'Ask2', [
    boundary('Stopped2', 'Ask2', onMessage('Stop')),
    boundary('Late2', 'Work2', onTimer('timeDuration', 'PT9H'), false),
    boundary('Held', 'Work2', onMessage('Hold')),
    end('HeldEnd'),
    flows('Held -> HeldEnd')
  ]),
  { id: 'after', name: 'After', roots }
);
const plain = model(body('Work', 'Ask', []), { id: 'plain' })
  .replace('id="Join"', 'id="Gather"')
  .replaceAll('Ref="Join"', 'Ref="Gather"');

describe('migration of a process instance', () => {
  let bench: EngineBench;
  let key: string;
  const targets: Record<string, string> = {};

  beforeEach(async () => {
    bench = await EngineBench.open();
    const { processes } = await bench.deploy(before, after, plain);
    for (const each of processes) targets[each.processDefinitionId] = each.key;
    key = await bench.start({ caseKey: 'c1' }, { processDefinitionId: 'before' });
  });
  afterEach(() => bench.close());

  const command = (pairs: string[], target = 'after'): MigrateProcessInstance => ({
    type: 'MigrateProcessInstance',
    processInstanceKey: key,
    targetProcessDefinitionKey: targets[target] ?? target,
    mappings: pairs.map((pair) => {
      const [sourceElementId = '', targetElementId = ''] = pair.split(' -> ');
      return { sourceElementId, targetElementId };
    })
  });
  const full = ['Work -> Work2', 'Ask -> Ask2', 'Stopped -> Stopped2', 'Late -> Late2', 'Join -> Join'];

  it('keeps jobs, user tasks, timers and subscriptions, opens new ones, and plays on after a restart', async () => {
    const { job } = await bench.job('work');
    const [task] = bench.tasks();
    await bench.do(command(full));
    await bench.restart();
    expect(bench.instance(key)).toMatchObject({
      processDefinitionId: 'after',
      processDefinitionName: 'After'
    });
    expect(bench.tasks()).toMatchObject([
      { key: task!.key, elementId: 'Ask2', processDefinitionId: 'after' }
    ]);
    const timers = bench.store.rows('timer');
    expect(timers.map(({ elementId, dueAt }) => [elementId, dueAt - bench.clock.now()])).toEqual([
      ['Late2', 3_600_000]
    ]);
    const waiting = bench.store.rows('messageSubscription').filter((row) => row.state === 'CREATED');
    expect(waiting.map((row) => `${row.elementId} ${row.processDefinitionId}`).sort()).toEqual([
      'Held after',
      'Stopped2 after'
    ]);
    await bench.do({ type: 'CompleteJob', jobKey: job.key });
    await bench.do({ type: 'CompleteUserTask', userTaskKey: task!.key });
    await bench.completeJob('Last');
    bench.expectCompleted(key);
  });

  it('gives up events that are not mapped, and keeps tokens that wait at a gateway', async () => {
    await bench.completeJob('work');
    const refusal = await bench.refused(command(['Ask -> Ask'], 'plain'));
    expect(refusal.detail).toContain("joining gateway with id 'Join'");
    await bench.do(command(['Ask -> Ask', 'Join -> Gather'], 'plain'));
    await bench.restart();
    expect(bench.store.rows('messageSubscription').filter((row) => row.state === 'CREATED')).toEqual([]);
    await bench.do({ type: 'CompleteUserTask', userTaskKey: bench.tasks()[0]!.key });
    await bench.completeJob('Last');
    bench.expectCompleted(key);
  });

  it('keeps signals that are waited for, and what can be compensated', async () => {
    const booked = (id: string, suffix: string) =>
      model(
        start() +
          service(`Book${suffix}`, 'book') +
          compensated(
            `Book${suffix}`,
            element('serviceTask', `Undo${suffix}`, extensions(job('undo')), 'isForCompensation="true"')
          ) +
          service(`Wait${suffix}`, 'wait') +
          boundary(`Called${suffix}`, `Wait${suffix}`, onSignal('Off')) +
          element('endEvent', `Undone${suffix}`, onCompensation()) +
          end() +
          flows(
            `Start -> Book${suffix}`,
            `Book${suffix} -> Wait${suffix}`,
            `Wait${suffix} -> End`,
            `Called${suffix} -> Undone${suffix}`
          ),
        { id, roots: signal('Off', 'called-off') }
      );
    const { processes } = await bench.deploy(booked('one', ''), booked('two', '2'));
    const instance = await bench.start({}, { processDefinitionId: 'one' });
    await bench.completeJob('book');
    const migrate = (...ids: string[]): MigrateProcessInstance => ({
      type: 'MigrateProcessInstance',
      processInstanceKey: instance,
      targetProcessDefinitionKey: processes[1]!.key,
      mappings: ids.map((id) => ({ sourceElementId: id, targetElementId: `${id}2` }))
    });
    expect((await bench.refused(migrate('Wait', 'Called'))).detail).toContain("element with id 'Book'");
    await bench.do(migrate('Book', 'Wait', 'Called'));
    await bench.restart();
    await bench.do({ type: 'BroadcastSignal', signalName: 'called-off' });
    expect((await bench.job('undo')).job.elementId).toBe('Undo2');
    expect(bench.elements('COMPLETED', instance)).toContain('Called2');
  });

  it('takes an incident along', async () => {
    const { job } = await bench.job('work');
    await bench.do({ type: 'FailJob', jobKey: job.key, retries: 0 });
    await bench.do(command(full));
    expect(bench.incidents()).toMatchObject([{ elementId: 'Work2', processDefinitionId: 'after' }]);
    await bench.do({ type: 'UpdateJob', jobKey: job.key, retries: 1 });
    await bench.do({ type: 'ResolveIncident', incidentKey: bench.incidents()[0]!.key });
    expect((await bench.job('work')).job.elementId).toBe('Work2');
  });

  it.each([
    ['INVALID_STATE', ['Work -> Work2'], "no mapping instruction defined for active element with id 'Ask'"],
    ['INVALID_STATE', ['Work -> Work2', 'Ask -> Last'], 'different type'],
    ['INVALID_STATE', ['Work -> Work2', 'Ask -> Ask2', 'Stopped -> Held'], 'attached to another element'],
    ['INVALID_ARGUMENT', ['Work -> Work2', 'Work -> Last'], 'duplicate source element ids'],
    ['INVALID_ARGUMENT', ['Nothing -> Work2'], "non-existing source element id 'Nothing'"],
    ['INVALID_ARGUMENT', ['Work -> Nothing'], "non-existing target element id 'Nothing'"]
  ])('refuses as %s %p', async (code, pairs, why) => {
    const refusal = await bench.refused(command(pairs));
    expect([refusal.code, refusal.detail]).toEqual([code, expect.stringContaining(why)]);
    expect(bench.instance(key).processDefinitionId).toBe('before');
  });

  it('refuses what is not there', async () => {
    expect(await bench.refused(command(full, '1'))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await bench.refused({ ...command(full), processInstanceKey: '1' })).toMatchObject({
      code: 'NOT_FOUND'
    });
  });
});
