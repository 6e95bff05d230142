import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import {
  checkPlan,
  draftFromTemplate,
  measuresOf,
  readPlan,
  UnreadableDiagram
} from '../../plan-model/index.ts';

const template = () =>
  readFile(new URL('../../workflows/plan-procurement-bid.bpmn', import.meta.url), 'utf8');
const options = {
  processId: 'plan-7f3a',
  template: 'plan-procurement-bid',
  version: '1',
  conditions: { hasReservePrice: 'yes', awardMethod: 'lowest' }
};

describe('a draft of a template', () => {
  it('has its own process id and remembers where it came from', async () => {
    const plan = await readPlan(await draftFromTemplate(await template(), options));
    expect(plan).toMatchObject({
      processId: 'plan-7f3a',
      template: 'plan-procurement-bid',
      templateVersion: '1'
    });
    expect(checkPlan(plan)).toEqual([]);
  });

  it('says otherwise what the template says', async () => {
    const [before, after] = [
      await readPlan(await template()),
      await readPlan(await draftFromTemplate(await template(), options))
    ];
    expect(after.steps).toEqual(before.steps);
    expect(after.riskPoints).toEqual(before.riskPoints);
  });

  it('can be drawn again from a draft without gathering leftovers', async () => {
    const once = await draftFromTemplate(await template(), options);
    expect(await draftFromTemplate(once, options)).toBe(once);
  });

  it('is not made of what is no diagram', async () => {
    await expect(draftFromTemplate('<html/>', options)).rejects.toBeInstanceOf(UnreadableDiagram);
    await expect(readPlan('not xml')).rejects.toBeInstanceOf(UnreadableDiagram);
  });
});

describe('reading a plan', () => {
  it('finds phases, measures, disclosures and who is accountable', async () => {
    const plan = await readPlan(await template());
    expect(plan.phases.map(({ id }) => id)).toEqual([
      'requirement',
      'reserve-price',
      'committee',
      'tender',
      'opening',
      'evaluation',
      'award',
      'release',
      'any-time'
    ]);
    const setting = measuresOf(plan).find(({ elementId }) => elementId === 'SetReservePrice');
    expect(setting).toMatchObject({
      roles: ['agency-head'],
      phase: 'reserve-price',
      proof: 'fresh',
      dueName: 'setReservePrice'
    });
    expect(plan.steps.find(({ elementId }) => elementId === 'PublishAward')).toMatchObject({
      artefact: 'award-result',
      discloses: 'publish'
    });
    expect(plan.steps.find(({ elementId }) => elementId === 'HoldEvaluationMeeting')).toMatchObject({
      calledProcess: 'secret-meeting',
      artefact: 'review-papers',
      parentId: 'EvaluationPhase'
    });
  });
});
