import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { checkPlan, readPlan } from '../../plan-model/index.ts';
import { allFiles, filesFor, Story } from './story.ts';

let story: Story;
beforeEach(async () => {
  story = await Story.open(filesFor('secret-meeting', 'secrecy-briefing', 'spot-check', 'controlled-papers'));
});
afterEach(() => story.close());

const inDays = (days: number): string =>
  new Date(story.bench.clock.now() + days * 24 * 3_600_000).toISOString();

describe('a secrecy briefing', () => {
  const brief = () => story.start('secrecy-briefing', { meetingAt: inDays(10) });

  it('is done when everybody was told', async () => {
    const key = await brief();
    expect(story.role('GiveBriefing')).toBe('ethics-officer');
    await story.complete('GiveBriefing', { briefingResult: 'all-present' });
    story.bench.expectCompleted(key);
  });

  it('is not done before the absent were told singly', async () => {
    const key = await brief();
    await story.complete('GiveBriefing', { briefingResult: 'some-absent' });
    expect(story.open()).toEqual(['BriefAbsentees']);
    await story.complete('BriefAbsentees');
    story.bench.expectCompleted(key);
  });

  it('reminds the ethics officer and the chair when it is late', async () => {
    await brief();
    await story.pass(24 * 10);
    expect(story.notices()).toEqual(['task-overdue → ethics-officer,meeting-chair']);
    expect(story.open()).toEqual(['GiveBriefing']);
  });
});

describe('a spot check', () => {
  const check = () => story.start('spot-check', { checkBy: inDays(3) });

  it('ends where nothing unusual is found', async () => {
    const key = await check();
    await story.complete('CarryOutSpotCheck', { spotCheckResult: 'normal' });
    story.bench.expectCompleted(key);
  });

  it('has deficiencies mended by the unit and verified, as often as it takes', async () => {
    const key = await check();
    await story.complete('CarryOutSpotCheck', { spotCheckResult: 'deficient' });
    expect(story.role('ImproveDeficiency')).toBe('unit-head');
    await story.complete('ImproveDeficiency');
    await story.complete('VerifyImprovement', { improvementResult: 'again' });
    await story.complete('ImproveDeficiency');
    await story.complete('VerifyImprovement', { improvementResult: 'improved' });
    story.bench.expectCompleted(key);
    expect(story.done('open-leak-case')).toEqual([]);
  });

  it('opens a leak case where a leak is suspected', async () => {
    const key = await check();
    await story.complete('CarryOutSpotCheck', { spotCheckResult: 'irregular' });
    expect(story.notices()).toEqual(['leak-suspected → agency-head,ethics-officer']);
    expect(story.done('open-leak-case')).toHaveLength(1);
    story.bench.expectCompleted(key);
  });

  it('reminds of a check and of a mending that are late', async () => {
    await check();
    await story.pass(24 * 4);
    expect(story.notices()).toEqual(['task-overdue → ethics-officer,agency-head']);
    await story.complete('CarryOutSpotCheck', { spotCheckResult: 'deficient' });
    await story.pass(24 * 7);
    expect(story.notices()).toContain('task-overdue → unit-head,ethics-officer');
  });
});

describe('a secret meeting', () => {
  const call = () => {
    story.members = { 'meeting-chair': ['chair'] };
    return story.start('secret-meeting', {
      meetingAt: inDays(14),
      artefact: 'meeting-papers',
      attendees: ['p-1', 'p-2']
    });
  };

  async function prepare(): Promise<void> {
    await story.complete('ArrangeMeeting', { meetingMode: 'in-person' });
    await story.complete('InspectVenue', { venueResult: 'clear' });
    await story.complete('PreparePapers');
    await story.complete('ApprovePaperIssue', { issueDecision: 'approve' });
    await story.complete('GiveBriefing', { briefingResult: 'all-present' });
  }

  async function collect(): Promise<void> {
    for (const _ of [1, 2]) await story.complete('IssueCopy', { issueDecision: 'issued' });
    for (const _ of [1, 2]) await story.complete('CollectCopy', { returnDecision: 'collected' });
  }

  it('goes from its arrangement to its minutes while the papers come back by number', async () => {
    const key = await call();
    await prepare();
    expect(story.open()).toEqual(['HoldMeeting', 'IssueCopy', 'IssueCopy']);
    expect(story.done('render-document')[0]?.headers.document).toBe('sign-in-sheet');
    await collect();
    await story.complete('HoldMeeting', { meetingOutcome: 'held' });
    await story.complete('DestroyWaste');
    await story.complete('KeepMinutes');
    await story.complete('ApproveMinutes', { minutesDecision: 'return' });
    await story.complete('KeepMinutes');
    await story.complete('ApproveMinutes', { minutesDecision: 'approve' });
    story.bench.expectCompleted(key);
    expect(story.bench.variables(key)).toMatchObject({ meetingOutcome: 'held', copiesClosed: true });
  });

  it('opens a leak case where others recorded, and goes on', async () => {
    await call();
    await prepare();
    await story.complete('HoldMeeting', { recordingBy: 'others', meetingOutcome: 'held' });
    expect(story.done('open-leak-case')[0]?.variables).toMatchObject({ leakType: 'meeting' });
    expect(story.notices()).toContain('leak-suspected → ethics-officer');
    expect(story.open()).toContain('DestroyWaste');
  });

  it('keeps no minutes of a meeting that was not held, but its papers come back', async () => {
    const key = await call();
    await prepare();
    await story.complete('HoldMeeting', { meetingOutcome: 'adjourned' });
    await story.complete('DestroyWaste');
    expect(story.open()).toEqual(['IssueCopy', 'IssueCopy']);
    await collect();
    story.bench.expectCompleted(key);
  });

  it('is held by video only with the consent of the chair and tested equipment', async () => {
    await call();
    await story.complete('ArrangeMeeting', { meetingMode: 'video' });
    expect(story.role('ConsentVideo')).toBe('meeting-chair');
    await story.complete('ConsentVideo', { videoConsent: 'refuse' });
    await story.complete('ArrangeMeeting', { meetingMode: 'video' });
    await story.complete('ConsentVideo', { videoConsent: 'approve' });
    expect(story.role('TestEquipment')).toBe('infosec-officer');
    await story.complete('TestEquipment', { equipmentResult: 'unfit' });
    await story.complete('ArrangeMeeting', { meetingMode: 'video' });
    await story.complete('ConsentVideo', { videoConsent: 'approve' });
    await story.complete('TestEquipment', { equipmentResult: 'clear' });
    expect(story.open()).toEqual(['InspectVenue']);
  });

  it('is arranged anew in another room, and its papers are made again when the chair returns them', async () => {
    await call();
    await story.complete('ArrangeMeeting', { meetingMode: 'in-person' });
    await story.complete('InspectVenue', { venueResult: 'unfit' });
    await story.complete('ArrangeMeeting', { meetingMode: 'in-person' });
    await story.complete('InspectVenue', { venueResult: 'clear' });
    await story.complete('PreparePapers');
    await story.complete('ApprovePaperIssue', { issueDecision: 'return' });
    expect(story.open()).toEqual(['PreparePapers']);
  });

  it('tells the head of preparations that are late', async () => {
    await call();
    await story.pass(24 * 14);
    expect(story.notices()).toEqual(['phase-overdue → ethics-officer,case-officer,agency-head']);
  });
});

/** What only a plan as a whole can fulfil; the rest holds for a piece that plans call. */
const ofWholePlans = [
  'ends-with-evaluation',
  'scope-is-covered',
  'known-references',
  'shown-to-whom-it-concerns'
];

it.each(['secret-meeting', 'secrecy-briefing', 'spot-check'])(
  '%s keeps the plan rules that hold for a piece of a plan',
  async (processId) => {
    const problems = checkPlan(await readPlan(allFiles()[`${processId}.bpmn`] ?? ''));
    expect(problems.filter(({ rule }) => !ofWholePlans.includes(rule))).toEqual([]);
  }
);
