import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { PublishMessage } from '../../../engine/commands.ts';
import { element, end, flows, message, model, onMessage, service, start } from '../../support/bpmn.ts';
import { EngineBench } from '../../support/engine.ts';

let bench: EngineBench;
beforeEach(async () => {
  bench = await EngineBench.open();
});
afterEach(() => bench.close());

const catching = (id = 'p') =>
  model(
    start() +
      element('intermediateCatchEvent', 'Wait', onMessage('M')) +
      end() +
      flows('Start -> Wait', 'Wait -> End'),
    {
      id,
      roots: message('M', 'mail', '=id')
    }
  );
const starting = model(
  start('Start', onMessage('M')) + service('Work', 'work') + end() + flows('Start -> Work', 'Work -> End'),
  {
    roots: message('M', 'order')
  }
);
const publish = (more: Partial<PublishMessage>): PublishMessage => ({
  type: 'PublishMessage',
  name: 'mail',
  correlationKey: '1',
  ...more
});
const states = () => bench.store.rows('processInstance').map((row) => row.state);

describe('a published message', () => {
  it('is kept for its time to live, also over a restart', async () => {
    await bench.deploy(catching());
    await bench.do(publish({ timeToLive: 60_000, variables: { text: 'hi' } }));
    await bench.restart();
    const key = await bench.start({ id: '1' });
    bench.expectCompleted(key);
    expect(bench.variables(key)).toEqual({ id: '1', text: 'hi' });
  });

  it('is gone after its time to live', async () => {
    await bench.deploy(catching());
    await bench.do(publish({ timeToLive: 60_000 }));
    await bench.pass(60_000);
    await bench.start({ id: '1' });
    expect(states()).toEqual(['ACTIVE']);
    expect(bench.store.rows('message')).toEqual([]);
  });

  it('without time to live is not kept', async () => {
    await bench.deploy(catching());
    await bench.do(publish({}));
    await bench.start({ id: '1' });
    expect(states()).toEqual(['ACTIVE']);
  });

  it('reaches one instance of a process only, but every process', async () => {
    await bench.deploy(catching(), catching('q'));
    await bench.start({ id: '1' });
    await bench.start({ id: '1' });
    await bench.start({ id: '1' }, { processDefinitionId: 'q' });
    await bench.do(publish({ timeToLive: 60_000 }));
    expect(states()).toEqual(['COMPLETED', 'ACTIVE', 'COMPLETED']);
  });

  it('with an id is refused a second time while the first is kept', async () => {
    await bench.do(publish({ messageId: 'a', timeToLive: 60_000 }));
    expect(await bench.refused(publish({ messageId: 'a', timeToLive: 60_000 }))).toMatchObject({
      code: 'ALREADY_EXISTS'
    });
    await bench.do(publish({ messageId: 'a', correlationKey: '2', timeToLive: 60_000 }));
    await bench.pass(60_000);
    await bench.do(publish({ messageId: 'a', timeToLive: 60_000 }));
  });

  it('that is correlated at once says which instance it reached', async () => {
    await bench.deploy(catching());
    const key = await bench.start({ id: '1' });
    const reached = await bench.do({ type: 'CorrelateMessage', name: 'mail', correlationKey: '1' });
    expect(reached.processInstanceKey).toBe(key);
    expect(
      await bench.refused({ type: 'CorrelateMessage', name: 'mail', correlationKey: '1' })
    ).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('a message start event', () => {
  const order = (more: Partial<PublishMessage> = {}) => bench.do(publish({ name: 'order', ...more }));

  it('starts an instance with the variables of the message', async () => {
    await bench.deploy(starting);
    await order({ variables: { item: 'tea' } });
    expect((await bench.job('work')).variables).toEqual({ item: 'tea' });
  });

  it('has one open instance for each correlation key; the next message waits for its end', async () => {
    await bench.deploy(starting);
    await order({ variables: { n: 1 }, timeToLive: 60_000 });
    await order({ variables: { n: 2 }, timeToLive: 60_000 });
    await order({ correlationKey: '2', variables: { n: 3 } });
    const jobs = await bench.jobs('work');
    expect(jobs.map(({ variables }) => variables.n)).toEqual([1, 3]);
    await bench.restart();
    await bench.do({ type: 'CompleteJob', jobKey: jobs[0]?.job.key ?? '' });
    expect((await bench.job('work')).variables).toEqual({ n: 2 });
  });

  it('without correlation key starts every time', async () => {
    await bench.deploy(starting);
    await order({ correlationKey: '' });
    await order({ correlationKey: '' });
    expect(await bench.jobs('work')).toHaveLength(2);
  });

  it('belongs to the latest version only', async () => {
    await bench.deploy(starting);
    await bench.deploy(starting.replace('name="p"', 'name="newer"'));
    await bench.restart();
    await order();
    expect(bench.store.rows('processInstance').map((row) => row.processDefinitionVersion)).toEqual([2]);
  });
});
