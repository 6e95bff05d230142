import { describe, expect, it } from '@jest/globals';
import { endsWithEvaluation as rule } from '../../../plan-model/rules/ends-with-evaluation.ts';
import { broken, call, draw, flows, inARow, plain, sub, task } from '../support/draw.ts';

const release = call('Release', 'declassification');
const evaluate = task('Evaluate', { closes: 'evaluation' });
const event = (inner: string, interrupting: boolean) =>
  sub(
    'AnyTime',
    plain('startEvent', 'Ordered', `isInterrupting="${interrupting}"`, '<bpmn:messageEventDefinition />') +
      inner +
      plain('endEvent', 'Gone'),
    'triggeredByEvent="true"'
  );

describe('the end of a plan', () => {
  it('comes after declassification and evaluation', async () => {
    expect(broken(rule, await draw(inARow(release, evaluate)))).toEqual([]);
    expect(broken(rule, await draw(inARow(task('Decide', { act: 'release-items' }), evaluate)))).toEqual([]);
  });

  it('is found when either is missing on some way', async () => {
    expect(broken(rule, await draw(inARow(evaluate)))).toEqual(['Done']);
    expect(broken(rule, await draw(inARow(task('Other'))))).toEqual(['Done', 'Done']);
  });

  it('needs declassification, not evaluation, when the plan is broken off', async () => {
    const bare = event(flows('Ordered>Gone'), true);
    expect(broken(rule, await draw(inARow(release, evaluate) + bare))).toEqual(['AnyTime']);
    const second = call('ReleaseCancelled', 'declassification');
    const released = event(second + flows('Ordered>ReleaseCancelled ReleaseCancelled>Gone'), true);
    expect(broken(rule, await draw(inARow(release, evaluate) + released))).toEqual([]);
  });

  it('does not ask it of what runs beside the plan', async () => {
    const beside = event(flows('Ordered>Gone'), false);
    const reminder =
      plain(
        'boundaryEvent',
        'Late',
        'attachedToRef="Evaluate" cancelActivity="false"',
        '<bpmn:timerEventDefinition />'
      ) +
      task('Remind') +
      flows('Late>Remind');
    expect(broken(rule, await draw(inARow(release, evaluate) + beside + reminder))).toEqual([]);
  });
});
