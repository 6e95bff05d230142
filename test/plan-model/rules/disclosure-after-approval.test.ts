import { describe, expect, it } from '@jest/globals';
import { disclosureAfterApproval as rule } from '../../../plan-model/rules/disclosure-after-approval.ts';
import { broken, draw, flows, inARow, plain, sub, task } from '../support/draw.ts';

const approve = task('Approve', { approves: 'papers' });
const publish = task('Publish', { discloses: 'publish', artefact: 'papers' });
const fork = (tag: string) =>
  plain('startEvent', 'Begun') +
  plain(tag, 'Split') +
  plain(tag, 'Meet') +
  plain('endEvent', 'Done') +
  approve +
  task('Other') +
  publish +
  flows('Begun>Split Split>Approve Split>Other Approve>Meet Other>Meet Meet>Publish Publish>Done');

describe('disclosure after approval', () => {
  it('is content when the approval comes first', async () => {
    expect(broken(rule, await draw(inARow(approve, publish)))).toEqual([]);
  });

  it('finds a disclosure without approval, before it, or approved for something else', async () => {
    expect(broken(rule, await draw(inARow(publish)))).toEqual(['Publish']);
    expect(broken(rule, await draw(inARow(publish, approve)))).toEqual(['Publish']);
    expect(broken(rule, await draw(inARow(task('Approve', { approves: 'list' }), publish)))).toEqual([
      'Publish'
    ]);
  });

  it('finds the one way around the approval', async () => {
    expect(broken(rule, await draw(fork('exclusiveGateway')))).toEqual(['Publish']);
  });

  it('knows that a parallel join waits for the approval', async () => {
    expect(broken(rule, await draw(fork('parallelGateway')))).toEqual([]);
  });

  it('takes an approval inside a sub-process, but not one left by an interrupting event', async () => {
    const inner = sub('Phase', inARow(approve).replaceAll('Begun', 'In').replaceAll('Done', 'Out'));
    expect(broken(rule, await draw(inARow(inner, publish)))).toEqual([]);
    const escape = plain('boundaryEvent', 'Late', 'attachedToRef="Phase"', '<bpmn:timerEventDefinition />');
    const left = inARow(inner, publish) + escape + flows('Late>Publish');
    expect(broken(rule, await draw(left))).toEqual(['Publish']);
  });

  it('is not fooled by a loop', async () => {
    const loop =
      plain('startEvent', 'Begun') +
      plain('exclusiveGateway', 'Again') +
      plain('exclusiveGateway', 'Checked') +
      plain('endEvent', 'Done') +
      approve +
      publish +
      flows('Begun>Again Again>Approve Approve>Checked Checked>Again Checked>Publish Publish>Done');
    expect(broken(rule, await draw(loop))).toEqual([]);
  });

  it('asks what is disclosed', async () => {
    expect(broken(rule, await draw(inARow(task('Publish', { discloses: 'publish' }))))).toEqual(['Publish']);
  });
});
