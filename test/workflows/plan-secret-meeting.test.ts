import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { JsonObject } from '../../engine/commands.ts';
import { filesFor, Story } from './story.ts';

let story: Story;
let key: string;

const pieces = ['secret-meeting', 'secrecy-briefing', 'spot-check', 'controlled-papers'];
const endings = ['undertaking-collection', 'member-hand-over', 'declassification'];

const inDays = (days: number): string =>
  new Date(story.bench.clock.now() + days * 24 * 3_600_000).toISOString();

beforeEach(async () => {
  story = await Story.open(filesFor('plan-secret-meeting', ...pieces, ...endings));
  story.members = { attendee: ['p-1', 'p-2', 'p-3'], 'meeting-chair': ['chair'] };
  story.scripted['check-custody'] = () => ({ custodyClosed: true });
  story.scripted['declassify-items'] = () => ({ released: true });
  key = await story.start('plan-secret-meeting', { meetingAt: inDays(30), inPersonOnly: 'no' });
});
afterEach(() => story.close());

async function attend(): Promise<void> {
  await story.complete('GradeMeeting');
  await story.complete('NominateAttendees');
  await story.complete('VetAttendees', { conflictResult: 'none' });
  await story.complete('ApproveAttendees', { attendeesDecision: 'approve' });
  for (const [person, undertakingDecision] of Object.entries({
    'p-1': 'signed',
    'p-2': 'conflict',
    'p-3': 'signed'
  }))
    await story.complete('SignUndertaking', { undertakingDecision }, person);
}

async function meet(meetingOutcome: 'held' | 'adjourned'): Promise<void> {
  await story.complete('CarryOutSpotCheck', { spotCheckResult: 'normal' });
  await story.complete('ArrangeMeeting', { meetingMode: 'in-person' });
  await story.complete('InspectVenue', { venueResult: 'clear' });
  await story.complete('PreparePapers');
  await story.complete('ApprovePaperIssue', { issueDecision: 'approve' });
  await story.complete('GiveBriefing', { briefingResult: 'all-present' });
  for (const _ of [1, 2]) await story.complete('IssueCopy', { issueDecision: 'issued' });
  for (const _ of [1, 2]) await story.complete('CollectCopy', { returnDecision: 'collected' });
  await story.complete('HoldMeeting', { meetingOutcome });
  await story.complete('DestroyWaste');
  if (meetingOutcome === 'adjourned') return;
  await story.complete('KeepMinutes');
  await story.complete('ApproveMinutes', { minutesDecision: 'approve' });
}

/** Lists one resolution for each, with the day that ends its secrecy, or null where a condition does; the chair confirms. */
async function list(...releaseOn: readonly (string | null)[]): Promise<void> {
  await story.complete('RecordResolutions', { resolutions: releaseOn.map((day) => ({ releaseOn: day })) });
  await story.complete('ConfirmResolutions', { resolutionsConfirmation: 'confirm' });
}

/** Which resolution a task is about: the number that the sub-process around it was given. */
function numberOf(elementInstanceKey: string): unknown {
  const scope = story.bench.store
    .rows('elementInstance')
    .find(({ key: each }) => each === elementInstanceKey)?.scopeKey;
  const own = story.bench.store
    .rows('variable')
    .find((variable) => variable.scopeKey === scope && variable.name === 'itemNumber');
  return own && JSON.parse(own.value);
}

/** Numbers of the resolutions at which a step is open. */
const openAt = (elementId: string): number[] =>
  story.bench
    .tasks()
    .filter((task) => task.elementId === elementId)
    .map((task) => Number(numberOf(task.elementInstanceKey)))
    .sort();

/** Completes the task at a step of one resolution. */
async function at(elementId: string, resolution: number, variables: JsonObject): Promise<void> {
  const task = story.bench
    .tasks()
    .find((each) => each.elementId === elementId && numberOf(each.elementInstanceKey) === String(resolution));
  if (!task)
    throw new Error(`resolution ${resolution} is not at ${elementId}; open are ${story.open().join()}`);
  await story.bench.do({ type: 'CompleteUserTask', userTaskKey: task.key, variables });
  await story.settle();
}

const dayIn = (days: number): string => inDays(days).slice(0, 10);

async function release(): Promise<void> {
  await story.complete('ArchivePapers');
  await story.complete('ListReleases');
  await story.complete('ApproveRelease', { releaseDecision: 'approve' });
  await story.complete('RemarkDocuments');
  await story.complete('GiveNotice');
  await story.complete('ArchiveCase');
}

describe('the plan of a secret meeting', () => {
  it('goes from grade and code name to the last resolution released', async () => {
    await attend();
    expect(story.bench.variables(key)).toMatchObject({ attendees: ['p-1', 'p-3'] });
    await meet('held');
    await story.complete('DecideNews', { newsDecision: 'propose' });
    await story.complete('ApproveNews', { newsApproval: 'approve' });
    expect(story.role('ReleaseNews')).toBe('spokesperson');
    await story.complete('ReleaseNews');
    await list(null);
    await at('ReportResolution', 1, { resolutionState: 'open' });
    expect(story.open()).toEqual([]);
    await story.pass(24 * 16);
    await at('ReportResolution', 1, { resolutionState: 'done' });
    await at('CheckCondition', 1, { conditionState: 'met' });
    await at('ReleaseResolution', 1, { resolutionDecision: 'return' });
    await at('ReportResolution', 1, { resolutionState: 'done' });
    await at('CheckCondition', 1, { conditionState: 'met' });
    expect(story.role('ReleaseResolution')).toBe('meeting-chair');
    await at('ReleaseResolution', 1, { resolutionDecision: 'release' });
    await release();
    await story.complete('EvaluatePlan');
    story.bench.expectCompleted(key);
    expect(story.notices()).toContain(
      'plan-closed → agency-head,unit-head,ethics-officer,case-officer,custodian,meeting-chair'
    );
  });

  it('nominates anew when the vetting or the head says so', async () => {
    await story.complete('GradeMeeting');
    await story.complete('NominateAttendees');
    await story.complete('VetAttendees', { conflictResult: 'found' });
    await story.complete('NominateAttendees');
    await story.complete('VetAttendees', { conflictResult: 'replaced' });
    await story.complete('ApproveAttendees', { attendeesDecision: 'return' });
    expect(story.open()).toEqual(['GradeMeeting']);
  });

  it('has no news that the head refuses, or that nobody wants', async () => {
    await attend();
    await meet('held');
    await story.complete('DecideNews', { newsDecision: 'propose' });
    await story.complete('ApproveNews', { newsApproval: 'refuse' });
    expect(story.open()).toEqual(['RecordResolutions']);
  });

  it('releases each resolution by itself, by its own day or condition, and ends with the last', async () => {
    await attend();
    await meet('held');
    await story.complete('DecideNews', { newsDecision: 'none' });
    await story.complete('RecordResolutions', { resolutions: [] });
    await story.complete('ConfirmResolutions', { resolutionsConfirmation: 'return' });
    await list(dayIn(3), dayIn(40), null);
    expect(openAt('ReportResolution')).toEqual([1, 2, 3]);
    for (const each of [1, 2, 3]) await at('ReportResolution', each, { resolutionState: 'done' });
    expect(story.open()).toEqual(['CheckCondition']);
    await story.pass(24 * 4);
    expect(openAt('ReleaseResolution')).toEqual([1]);
    await at('ReleaseResolution', 1, { resolutionDecision: 'release' });
    await at('CheckCondition', 3, { conditionState: 'pending' });
    expect(story.open()).toEqual([]);
    await story.pass(24 * 37);
    expect(openAt('ReleaseResolution')).toEqual([2]);
    await at('CheckCondition', 3, { conditionState: 'met' });
    await at('ReleaseResolution', 3, { resolutionDecision: 'release' });
    expect(story.open()).toEqual(['ReleaseResolution']);
    await at('ReleaseResolution', 2, { resolutionDecision: 'release' });
    expect(story.open()).toEqual(['ArchivePapers']);
  });

  it('reminds of a resolution whose report, check or release is late, and of no other', async () => {
    await attend();
    await meet('held');
    await story.complete('DecideNews', { newsDecision: 'none' });
    await list(dayIn(1), null, dayIn(300));
    await at('ReportResolution', 1, { resolutionState: 'done' });
    await at('ReportResolution', 2, { resolutionState: 'done' });
    const earlier = story.notices().length;
    const late = () => story.notices().slice(earlier).sort();
    await story.pass(24 * 9);
    const reported = 'task-overdue → case-officer,meeting-chair,ethics-officer';
    const checked = 'task-overdue → ethics-officer,meeting-chair';
    expect(late()).toEqual([reported, checked]);
    await at('ReportResolution', 3, { resolutionState: 'done' });
    await story.pass(24 * 7);
    expect(late()).toEqual([reported, checked, 'task-overdue → meeting-chair,case-officer,ethics-officer']);
    await story.pass(24 * 60);
    expect(late()).toHaveLength(3);
  });

  it('meets again on another date, counting anew, or ends when it is called off', async () => {
    await attend();
    await meet('adjourned');
    await story.complete('DecideReschedule', { rescheduleDecision: 'reschedule', meetingAt: inDays(60) });
    expect(story.open()).toEqual(['ArrangeMeeting', 'CarryOutSpotCheck']);
    await meet('adjourned');
    await story.complete('DecideReschedule', { rescheduleDecision: 'abandon' });
    expect(story.open()).toEqual(['ArchivePapers']);
  });

  it('does not call the meeting while it is suspended', async () => {
    await story.complete('GradeMeeting');
    await story.complete('NominateAttendees');
    await story.tell('suspend-plan');
    await story.tell('suspend-plan');
    await story.complete('VetAttendees', { conflictResult: 'none' });
    await story.complete('ApproveAttendees', { attendeesDecision: 'approve' });
    for (const person of ['p-1', 'p-2', 'p-3'])
      await story.complete('SignUndertaking', { undertakingDecision: 'signed' }, person);
    expect(story.open()).toEqual([]);
    await story.tell('resume-plan');
    expect(story.open()).toEqual(['ArrangeMeeting', 'CarryOutSpotCheck']);
  });

  it('opens a leak case at any time and goes on', async () => {
    await story.tell('report-leak');
    expect(story.done('open-leak-case')).toHaveLength(1);
    expect(story.open()).toEqual(['GradeMeeting']);
  });

  it('hands over whoever leaves and goes on', async () => {
    story.scripted['resolve-participants'] = ({ headers }) => ({ [headers.result ?? '']: [] });
    await story.tell('hand-over-member');
    await story.complete('ListHandOver', { leavingMember: 'member', supervisor: 'unit-head' });
    await story.complete('TakeHandOver');
    await story.complete('ConfirmHandOver');
    expect(story.open()).toEqual(['GradeMeeting']);
  });

  it('is cancelled by the head with what was graded declassified', async () => {
    await attend();
    await story.tell('cancel-case');
    expect(story.open()).toEqual(['ListReleases']);
  });

  it('tells the head of a phase that is late', async () => {
    await story.pass(24 * 20);
    expect(story.notices()).toEqual(['phase-overdue → ethics-officer,case-officer,agency-head']);
  });
});
