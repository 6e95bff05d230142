import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { checkPlan, readPlan } from '../../plan-model/index.ts';
import { meet } from './meet.ts';
import { filesFor, Story } from './story.ts';

const files = filesFor(
  'plan-personnel-review',
  'plan-procurement-bid',
  'member-hand-over',
  'secret-meeting',
  'secrecy-briefing',
  'spot-check',
  'declassification',
  'controlled-papers',
  'sealed-custody',
  'undertaking-collection'
);
let story: Story;
beforeEach(async () => {
  story = await Story.open(files);
  story.members = { 'case-officer': ['officer'], 'committee-member': ['first', 'second'] };
  story.scripted = {
    'check-custody': () => ({ custodyClosed: true }),
    'declassify-items': () => ({ released: true })
  };
});
afterEach(() => story.close());

const dates = { meetingAt: '2026-03-20T09:30:00+08:00', noticeOn: '2026-04-10' };
const review = { ...dates, reviewKind: 'annual-review', interviews: 'no' };
const run = (variables: object = review) => story.start('plan-personnel-review', { ...variables });
const states = () => story.done('set-case-state').map(({ headers }) => headers.state);
const drawnUp = () => story.done('render-document').map(({ headers }) => headers.document);

async function list(): Promise<void> {
  await story.complete('RecordAssessed');
  await story.complete('ConfirmAssessed', { assessedDecision: 'approve' });
  await story.complete('SignUndertaking', { undertakingDecision: 'signed' });
}

async function formCommittee(): Promise<void> {
  await story.complete('NominateCommittee');
  await story.complete('CheckConflicts', { conflictResult: 'none' });
  await story.complete('DecideCommittee', { committeeDecision: 'approve' });
}

const undertake = async () => {
  for (const member of story.members['committee-member'] ?? [])
    await story.complete('SignUndertaking', { undertakingDecision: 'signed' }, member);
};

async function seal(): Promise<void> {
  await story.complete('SealItem');
  await story.complete('HandOverItem', { sealCheck: 'intact' });
}

async function vote(ballotTally = 'tallied'): Promise<void> {
  await story.complete('CastBallots');
  await seal();
  await story.complete('AuthoriseCount');
  await story.complete('OpenItem', { sealCheck: 'intact' });
  await story.complete('CountBallots', { ballotTally });
}

async function untilMeeting(voteHeld: string): Promise<void> {
  await list();
  await formCommittee();
  await undertake();
  await story.complete('SetAgenda', { voteHeld, meetingAt: dates.meetingAt });
}

async function untilResult(): Promise<void> {
  await untilMeeting('yes');
  await meet(story);
  await vote();
  await story.complete('RecordResult');
  await seal();
}

async function release(): Promise<void> {
  await story.complete('ArchivePapers');
  await story.complete('ListReleases');
  await story.complete('ApproveRelease', { releaseDecision: 'approve' });
  await story.complete('RemarkDocuments');
  await story.complete('GiveNotice');
  await story.complete('ArchiveCase');
  await story.complete('EvaluatePlan');
}

it('keeps every plan rule', async () => {
  expect(checkPlan(await readPlan(files['plan-personnel-review.bpmn'] ?? ''))).toEqual([]);
});

describe('an annual review', () => {
  beforeEach(() => run());

  it('goes from the list to the release, the ballots and the result sealed on the way', async () => {
    await untilResult();
    expect(story.open()).toEqual(['ApproveResult']);
    await story.complete('ApproveResult', { resultDecision: 'approve' });
    expect(story.open()).toEqual(['OpenItem']);
    await story.complete('OpenItem', { sealCheck: 'intact' });
    await story.complete('IssueNotice');
    await release();
    expect(story.open()).toEqual([]);
    expect(states()).toEqual(['released', 'closed']);
    expect(drawnUp()).toEqual(expect.arrayContaining(['ballot-record', 'review-notice']));
    expect(story.bench.elements('ACTIVE')).toEqual([]);
  });

  it('returns a list whose count differs, and a committee that somebody must leave', async () => {
    await story.complete('RecordAssessed');
    await story.complete('ConfirmAssessed', { assessedDecision: 'return' });
    await list();
    await story.complete('NominateCommittee');
    await story.complete('CheckConflicts', { conflictResult: 'found' });
    await story.complete('NominateCommittee');
    await story.complete('CheckConflicts', { conflictResult: 'replaced' });
    await story.complete('DecideCommittee', { committeeDecision: 'return' });
    expect(story.open()).toEqual(['NominateCommittee']);
  });

  it('looks again at a member who declares a relation instead of signing', async () => {
    await list();
    await formCommittee();
    await story.complete('SignUndertaking', { undertakingDecision: 'signed' }, 'first');
    await story.complete('SignUndertaking', { undertakingDecision: 'conflict' }, 'second');
    expect(story.open()).toEqual(['CheckConflicts']);
  });

  it('holds no vote where none is on the agenda', async () => {
    await untilMeeting('no');
    await meet(story);
    expect(story.open()).toEqual(['RecordResult']);
  });

  it('waits for a meeting that is postponed, and counts from its new day', async () => {
    await untilMeeting('yes');
    await meet(story, 'postponed');
    expect(story.open()).toEqual(['CastBallots', 'PostponeMeeting']);
    await story.complete('PostponeMeeting', { meetingAt: '2026-03-27T14:00:00+08:00' });
    expect(story.task('ArrangeMeeting').dueDate).toBe('2026-03-22T17:30:00+08:00');
    await meet(story, 'postponed');
    expect(story.task('PostponeMeeting').dueDate).toBe('2026-03-29T17:30:00+08:00');
  });

  it('votes again when the seal of the ballots is broken, and tells of the leak', async () => {
    await untilMeeting('yes');
    await meet(story);
    await story.complete('CastBallots');
    await seal();
    await story.complete('AuthoriseCount');
    await story.complete('OpenItem', { sealCheck: 'broken' });
    expect(story.done('open-leak-case')).toHaveLength(1);
    await story.complete('VoidBallots');
    await vote();
    expect(story.open()).toEqual(['RecordResult']);
  });

  it('counts anew when the number issued was entered wrongly', async () => {
    await untilMeeting('yes');
    await meet(story);
    await vote('return');
    await story.complete('CorrectBallotsIssued');
    await story.complete('CountBallots', { ballotTally: 'tallied' });
    expect(story.open()).toEqual(['RecordResult']);
  });

  it.each([
    ['accept', 0, 'RecordResult'],
    ['leak', 1, 'RecordResult'],
    ['void', 1, 'VoidBallots']
  ])('takes missing ballots to the head, who decides to %s', async (ballotShortageDecision, leaks, next) => {
    await untilMeeting('yes');
    await meet(story);
    await vote('short');
    expect(story.open()).toEqual(['DecideBallotShortage']);
    expect(story.role('DecideBallotShortage')).toBe('agency-head');
    await story.complete('DecideBallotShortage', { ballotShortageDecision });
    expect(story.done('open-leak-case')).toHaveLength(leaks);
    expect(states()).toEqual(leaks === 1 ? ['suspended'] : []);
    expect(story.open()).toEqual([next]);
  });

  it('asks again for the count while the ballots were not handed over, and opens nothing else later', async () => {
    await untilMeeting('yes');
    await meet(story);
    await story.complete('CastBallots');
    await story.complete('AuthoriseCount');
    await story.pass(2);
    await seal();
    await story.pass(1);
    await story.complete('OpenItem', { sealCheck: 'intact' });
    await story.complete('CountBallots', { ballotTally: 'tallied' });
    await story.complete('RecordResult');
    await seal();
    expect(story.open()).toEqual(['ApproveResult']);
  });

  it('goes back to the committee when the head says so, the sealed result voided', async () => {
    await untilResult();
    await story.complete('ApproveResult', { resultDecision: 'return' });
    await story.complete('VoidItem');
    expect(story.open()).toEqual(['SetAgenda']);
  });

  it('draws the result up again when its seal is broken', async () => {
    await untilResult();
    await story.complete('ApproveResult', { resultDecision: 'approve' });
    await story.complete('OpenItem', { sealCheck: 'broken' });
    expect(story.open()).toEqual(['RecordResult']);
  });
});

describe('a selection with interviews', () => {
  beforeEach(async () => {
    await run({ ...review, reviewKind: 'selection', interviews: 'yes' });
    await list();
    await formCommittee();
    await undertake();
  });

  it('holds them in person unless the agency consents and the equipment was tested', async () => {
    await story.complete('ArrangeInterviews', { interviewMode: 'video' });
    await story.complete('ConsentVideoInterview', { interviewConsent: 'refuse' });
    await story.complete('ArrangeInterviews', { interviewMode: 'video' });
    await story.complete('ConsentVideoInterview', { interviewConsent: 'approve' });
    await story.complete('TestInterviewEquipment');
    await story.complete('HoldInterviews');
    expect(story.open()).toEqual(['SetAgenda']);
  });

  it('needs no consent in person', async () => {
    await story.complete('ArrangeInterviews', { interviewMode: 'in-person' });
    expect(story.open()).toEqual(['HoldInterviews']);
  });
});

describe('at any time', () => {
  beforeEach(() => run());

  it('a member who leaves hands over, and the successor undertakes secrecy', async () => {
    story.scripted['resolve-participants'] = ({ headers }) => ({ [headers.result ?? '']: ['successor'] });
    await story.tell('hand-over-member');
    await story.complete('ListHandOver', { leavingMember: 'member', supervisor: 'unit-head' });
    expect(drawnUp()).toEqual(['hand-over-list']);
    await story.complete('TakeHandOver');
    await story.complete('SignUndertaking', { undertakingDecision: 'signed' }, 'successor');
    await story.complete('ConfirmHandOver');
    expect(story.open()).toEqual(['RecordAssessed']);
  });

  it('a hand-over past its time is reminded of', async () => {
    await story.tell('hand-over-member');
    await story.pass(24 * 3);
    expect(story.notices()).toContain('task-overdue → case-officer,ethics-officer');
  });

  it('a suspended plan calls no meeting until it is resumed', async () => {
    await list();
    await formCommittee();
    await story.tell('suspend-plan');
    await undertake();
    expect(story.open()).toEqual([]);
    await story.tell('resume-plan');
    expect(story.open()).toEqual(['SetAgenda']);
    expect(states()).toEqual(['suspended', 'running']);
  });

  it('a suspicion of a leak opens a leak case and the plan goes on', async () => {
    await story.tell('report-leak');
    expect(story.done('open-leak-case')).toHaveLength(1);
    expect(story.open()).toEqual(['RecordAssessed']);
  });

  it('cancelled, it reviews its secrets before it ends', async () => {
    await list();
    await story.tell('cancel-case');
    expect(story.open()).toEqual(['ListReleases']);
  });

  it('a phase past its time is reminded of, once', async () => {
    await story.pass(24 * 14);
    expect(story.notices()).toEqual(['phase-overdue → ethics-officer,case-officer,agency-head']);
  });
});
