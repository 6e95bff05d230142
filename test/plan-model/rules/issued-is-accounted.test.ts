import { describe, expect, it } from '@jest/globals';
import { issuedIsAccounted as rule } from '../../../plan-model/rules/issued-is-accounted.ts';
import { broken, call, draw, flows, inARow, plain, sub, task } from '../support/draw.ts';

const issue = task('Issue', { act: 'issue-copy', artefact: 'papers' });
const collect = task('Collect', { act: 'collect-copy', artefact: 'papers' });
const split = (tag: string) =>
  plain('startEvent', 'Begun') +
  issue +
  collect +
  task('Other') +
  plain(tag, 'Split') +
  plain('endEvent', 'Done') +
  plain('endEvent', 'Out') +
  flows('Begun>Issue Issue>Split Split>Collect Split>Other Collect>Done Other>Out');

describe('what was issued is accounted for', () => {
  it('is content when it is collected, retained or destroyed', async () => {
    for (const act of ['collect-copy', 'retain-copy', 'destroy-copy']) {
      const settle = task('Settle', { act, artefact: 'papers' });
      expect(broken(rule, await draw(inARow(issue, settle)))).toEqual([]);
    }
  });

  it('finds a way to an end without it', async () => {
    expect(broken(rule, await draw(inARow(issue)))).toEqual(['Issue']);
    expect(broken(rule, await draw(inARow(collect, issue)))).toEqual(['Issue']);
    expect(broken(rule, await draw(split('exclusiveGateway')))).toEqual(['Issue']);
  });

  it('is content when one of several parallel branches collects', async () => {
    expect(broken(rule, await draw(split('parallelGateway')))).toEqual([]);
  });

  it('looks at what an interrupting event of the plan leaves open', async () => {
    const cancel = sub(
      'Cancel',
      plain('startEvent', 'Ordered', '', '<bpmn:messageEventDefinition />') +
        plain('endEvent', 'Gone') +
        flows('Ordered>Gone'),
      'triggeredByEvent="true"'
    );
    expect(broken(rule, await draw(inARow(issue, collect) + cancel))).toEqual(['Issue']);
  });

  it('leaves it to the process that handles numbered papers', async () => {
    const papers = call('Papers', 'controlled-papers', { discloses: 'issue', artefact: 'papers' });
    expect(broken(rule, await draw(inARow(papers)))).toEqual([]);
  });
});
