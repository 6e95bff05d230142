import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  element,
  end,
  flows,
  message,
  model,
  onMessage,
  onTimer,
  service,
  start
} from '../../support/bpmn.ts';
import { EngineBench } from '../../support/engine.ts';

let bench: EngineBench;
beforeEach(async () => {
  bench = await EngineBench.open();
});
afterEach(() => bench.close());

describe('an exclusive gateway', () => {
  const choice = (fallback: boolean) =>
    model(
      start() +
        element('exclusiveGateway', 'Choose', '', fallback ? 'default="Choose-Other"' : '') +
        end('Big') +
        end('Small') +
        end('Other') +
        flows(
          'Start -> Choose',
          'Choose -> Big: =amount > 10',
          'Choose -> Small: =amount < 5',
          `Choose -> Other${fallback ? '' : ': =false'}`
        )
    );

  it.each([
    [20, 'Big'],
    [1, 'Small'],
    [7, 'Other']
  ])('with amount %d goes to %s', async (amount, target) => {
    await bench.deploy(choice(true));
    const key = await bench.start({ amount });
    bench.expectCompleted(key);
    expect(bench.elements('COMPLETED', key)).toEqual(['Start', 'Choose', target]);
  });

  it('raises an incident when no condition holds, and goes on once it is resolved', async () => {
    await bench.deploy(choice(false));
    const key = await bench.start({ amount: 7 });
    const [incident] = bench.incidents();
    expect(incident).toMatchObject({ errorType: 'CONDITION_ERROR', elementId: 'Choose' });
    expect(bench.instance(key).incidents).toBe(1);
    await bench.do({ type: 'SetVariables', elementInstanceKey: key, variables: { amount: 1 } });
    await bench.do({ type: 'ResolveIncident', incidentKey: incident?.key ?? '' });
    bench.expectCompleted(key);
    expect(bench.instance(key).incidents).toBe(0);
  });

  it('raises an incident when a condition is neither true nor false', async () => {
    await bench.deploy(choice(true));
    await bench.start({ amount: 'many' });
    expect(bench.incidents()).toMatchObject([{ errorType: 'EXTRACT_VALUE_ERROR', elementId: 'Choose' }]);
  });
});

describe('a parallel gateway', () => {
  it('forks to all flows and joins when all have come', async () => {
    await bench.deploy(
      model(
        start() +
          element('parallelGateway', 'Fork') +
          service('A') +
          service('B') +
          element('parallelGateway', 'Join') +
          end() +
          flows('Start -> Fork', 'Fork -> A', 'Fork -> B', 'A -> Join', 'B -> Join', 'Join -> End')
      )
    );
    const key = await bench.start();
    await bench.completeJob('A');
    expect(bench.elements('ACTIVE', key)).toEqual(['B']);
    await bench.restart();
    await bench.completeJob('B');
    bench.expectCompleted(key);
    expect(bench.elements('COMPLETED', key).filter((id) => id === 'Join')).toHaveLength(1);
  });
});

describe('an inclusive gateway', () => {
  const inclusive = model(
    start() +
      element('inclusiveGateway', 'Fork', '', 'default="Fork-C"') +
      service('A') +
      service('B') +
      service('C') +
      element('inclusiveGateway', 'Join') +
      end() +
      flows(
        'Start -> Fork',
        'Fork -> A: =a',
        'Fork -> B: =b',
        'Fork -> C',
        'A -> Join',
        'B -> Join',
        'C -> Join',
        'Join -> End'
      )
  );

  it('waits for exactly the flows that were taken', async () => {
    await bench.deploy(inclusive);
    const key = await bench.start({ a: true, b: true });
    expect(bench.elements('ACTIVE', key)).toEqual(['B', 'A']);
    await bench.completeJob('A');
    expect(bench.elements('ACTIVE', key)).toEqual(['B']);
    await bench.completeJob('B');
    bench.expectCompleted(key);
    expect(bench.elements('COMPLETED', key).filter((id) => id === 'Join')).toHaveLength(1);
  });

  it('takes the default flow when nothing else holds', async () => {
    await bench.deploy(inclusive);
    const key = await bench.start({ a: false, b: false });
    await bench.completeJob('C');
    bench.expectCompleted(key);
  });

  it('goes on when the branch that it waited for ends elsewhere', async () => {
    await bench.deploy(
      model(
        start() +
          element('parallelGateway', 'Fork') +
          service('A') +
          service('B') +
          element('exclusiveGateway', 'Choose', '', 'default="Choose-Aside"') +
          element('inclusiveGateway', 'Join') +
          end('Aside') +
          end() +
          flows(
            'Start -> Fork',
            'Fork -> A',
            'Fork -> B',
            'A -> Join',
            'B -> Choose',
            'Choose -> Join: =false',
            'Choose -> Aside',
            'Join -> End'
          )
      )
    );
    const key = await bench.start();
    await bench.completeJob('A');
    expect(bench.elements('ACTIVE', key)).toEqual(['B']);
    await bench.completeJob('B');
    bench.expectCompleted(key);
    expect(bench.elements('COMPLETED', key)).toEqual(expect.arrayContaining(['Aside', 'Join', 'End']));
  });

  it('does not wait for a second token on a flow that has one', async () => {
    await bench.deploy(
      model(
        start() +
          element('parallelGateway', 'Fork') +
          element('task', 'Twice') +
          service('A') +
          service('B') +
          element('inclusiveGateway', 'Join') +
          end() +
          flows(
            'Start -> Fork',
            'Fork -> A',
            'Fork -> Twice',
            'Twice -> A',
            'Fork -> B',
            'A -> Join',
            'B -> Join',
            'Join -> End'
          )
      )
    );
    const key = await bench.start();
    await bench.completeJob('B');
    expect(bench.elements('ACTIVE', key)).toEqual(['A', 'A']);
    await bench.completeJob('A');
    expect(bench.elements('COMPLETED', key).filter((id) => id === 'End')).toHaveLength(1);
    await bench.completeJob('A');
    bench.expectCompleted(key);
    expect(bench.elements('COMPLETED', key).filter((id) => id === 'End')).toHaveLength(2);
  });
});

describe('flows whose conditions hold at once', () => {
  it('are asked from the last of the file to the first, as by Zeebe', async () => {
    await bench.deploy(
      model(
        start() +
          element('exclusiveGateway', 'Which') +
          service('First') +
          service('Last') +
          flows('Start -> Which', 'Which -> First: =true', 'Which -> Last: =true')
      )
    );
    const key = await bench.start();
    expect(bench.elements('ACTIVE', key)).toEqual(['Last']);
  });
});

describe('an event-based gateway', () => {
  const waiting = model(
    start() +
      element('eventBasedGateway', 'Wait') +
      element('intermediateCatchEvent', 'Answer', onMessage('M')) +
      element('intermediateCatchEvent', 'Late', onTimer('timeDuration', 'PT1H')) +
      end('Answered') +
      end('TooLate') +
      flows('Start -> Wait', 'Wait -> Answer', 'Wait -> Late', 'Answer -> Answered', 'Late -> TooLate'),
    { roots: message('M', 'answer', '=id') }
  );

  it('follows the message when it comes first, and forgets the timer', async () => {
    await bench.deploy(waiting);
    const key = await bench.start({ id: '1' });
    await bench.do({
      type: 'PublishMessage',
      name: 'answer',
      correlationKey: '1',
      variables: { text: 'yes' }
    });
    bench.expectCompleted(key);
    expect(bench.elements('COMPLETED', key)).toEqual(['Start', 'Wait', 'Answer', 'Answered']);
    expect(bench.variables(key)).toEqual({ id: '1', text: 'yes' });
    expect(bench.store.rows('timer')).toEqual([]);
  });

  it('leaves what came with the message at its event too, and counts no flow to it as taken', async () => {
    await bench.deploy(waiting);
    const key = await bench.start({ id: '1' });
    const variables = { text: 'yes' };
    await bench.do({ type: 'PublishMessage', name: 'answer', correlationKey: '1', variables });
    const answer = bench.store.rows('elementInstance').find(({ elementId }) => elementId === 'Answer');
    expect(bench.variables(answer?.key ?? '')).toEqual(variables);
    expect(bench.instance(key).sequenceFlows).toEqual(['Start-Wait', 'Answer-Answered']);
  });

  it('follows the timer when it comes first, and forgets the message', async () => {
    await bench.deploy(waiting);
    const key = await bench.start({ id: '1' });
    await bench.pass(3_600_000);
    bench.expectCompleted(key);
    expect(bench.elements('COMPLETED', key)).toContain('TooLate');
    expect(bench.store.rows('messageSubscription')).toMatchObject([{ state: 'DELETED' }]);
  });
});
