import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { meet } from './meet.ts';
import { filesFor, Story } from './story.ts';

const files = filesFor(
  'plan-procurement-bid',
  'declassification',
  'controlled-papers',
  'member-hand-over',
  'sealed-custody',
  'secrecy-briefing',
  'secret-meeting',
  'spot-check',
  'undertaking-collection'
);
let story: Story;
beforeEach(async () => {
  story = await Story.open(files);
  story.members = { 'case-officer': ['officer'], 'committee-member': ['expert-1', 'expert-2'] };
  story.scripted = {
    'check-custody': () => ({ custodyClosed: true }),
    'declassify-items': () => ({ released: true })
  };
});
afterEach(() => story.close());

const dates = {
  noticeOn: '2026-03-16',
  bidDeadline: '2026-04-06T17:00:00+08:00',
  bidOpening: '2026-04-07T10:00:00+08:00'
};
const lowest = { ...dates, hasReservePrice: 'yes', awardMethod: 'lowest' };
const bestValue = { ...dates, hasReservePrice: 'no', awardMethod: 'most-advantageous' };

const run = (variables: object) => story.start('plan-procurement-bid', { ...variables });

async function prepare(): Promise<void> {
  await story.complete('RecordDrafters');
  await story.complete('SignUndertaking', { undertakingDecision: 'signed' });
  await story.complete('ApproveTenderPapers', { tenderPapersDecision: 'approve' });
  await story.complete('InformSuperior', { superiorAttendance: 'informed' });
}

async function tender(): Promise<void> {
  await story.complete('PublishNotice');
  await story.complete('KeepBidderList');
  await story.complete('CarryOutSpotCheck', { spotCheckResult: 'normal' });
  await story.complete('ReceiveBids');
}

async function setPrice(): Promise<void> {
  await story.complete('ProposeReservePrice');
  await story.complete('SetReservePrice');
}

async function seal(): Promise<void> {
  await story.complete('SealItem');
  await story.complete('HandOverItem', { sealCheck: 'intact' });
}

async function openBids(): Promise<void> {
  await story.complete('ConfirmSupervision', { accountingAttends: 'attends', ethicsAttends: 'attends' });
  if (story.open().includes('CheckSeal')) await story.complete('CheckSeal', { sealCheck: 'intact' });
  await story.complete('AuthoriseOpening', { openingDecision: 'open' });
  await story.complete('OpenBids');
  await story.complete('ReviewQualification', { qualificationResult: 'qualified' });
}

async function award(): Promise<void> {
  await story.complete('RecordAward', { awardResult: 'awarded' });
  await story.complete('ApproveAwardPublication', {
    publicationDecision: 'approve',
    reservePricePublication: 'publish'
  });
  await story.complete('PublishAward');
}

async function release(): Promise<void> {
  await story.complete('ListReleases');
  await story.complete('ApproveRelease', { releaseDecision: 'approve' });
  await story.complete('RemarkDocuments');
  await story.complete('GiveNotice');
  await story.complete('ArchiveCase');
}

const states = () => story.done('set-case-state').map(({ headers }) => headers.state);

describe('a lowest-price tender with a reserve price', () => {
  beforeEach(() => run(lowest));
  const untilOpening = async () => {
    await prepare();
    await setPrice();
    await seal();
    await tender();
  };

  it('has no committee; the price stays sealed until the award and is opened before witnesses', async () => {
    await untilOpening();
    expect(story.open()).toEqual(['ConfirmSupervision']);
    await openBids();
    expect(story.open()).toEqual(['AuthoriseAward']);
    await story.complete('AuthoriseAward', { awardDecision: 'proceed' });
    expect(story.open()).toEqual(['OpenItem']);
    await story.complete('OpenItem', { sealCheck: 'intact' });
    await award();
    await story.complete('ArchiveBids');
    await release();
    await story.complete('EvaluatePlan');
    expect(story.open()).toEqual([]);
    expect(states()).toEqual(['released', 'closed']);
    expect(story.bench.elements('ACTIVE')).toEqual([]);
  });

  it('goes through a failed tender with the price sealed all the while', async () => {
    await untilOpening();
    await story.complete('ConfirmSupervision');
    await story.complete('CheckSeal', { sealCheck: 'intact' });
    await story.complete('AuthoriseOpening', { openingDecision: 'failed' });
    const next = {
      noticeOn: '2026-04-20',
      bidDeadline: '2026-05-04T17:00:00+08:00',
      bidOpening: '2026-05-05T10:00:00+08:00'
    };
    await story.complete('DecideRetender', { retenderDecision: 'retender', ...next });
    expect(story.open()).toEqual(['PublishNotice']);
    expect(story.task('PublishNotice').dueDate).toBe('2026-04-20T17:30:00+08:00');
    await tender();
    await openBids();
    await story.complete('AuthoriseAward', { awardDecision: 'proceed' });
    expect(story.open()).toEqual(['OpenItem']);
  });

  it('sets another price when the seal is found broken, and asks the chair again', async () => {
    await untilOpening();
    await story.complete('ConfirmSupervision');
    await story.complete('CheckSeal', { sealCheck: 'broken' });
    expect(story.done('open-leak-case')).toHaveLength(1);
    expect(story.open()).toEqual(['AuthoriseOpening', 'SetNewReservePrice']);
    await story.complete('SetNewReservePrice');
    await seal();
    await story.complete('AuthoriseOpening', { openingDecision: 'seal-broken' });
    await story.complete('CheckSeal', { sealCheck: 'intact' });
    await story.complete('AuthoriseOpening', { openingDecision: 'open' });
    expect(story.open()).toEqual(['OpenBids']);
  });

  it('voids the price on the head’s order and sets another', async () => {
    await prepare();
    await setPrice();
    await seal();
    await story.tell('replace-reserve-price');
    await story.complete('VoidItem');
    await story.complete('SetNewReservePrice');
    expect(story.open()).toContain('SealItem');
  });

  it('asks again to open the price when nobody answered within the hour', async () => {
    await untilOpening();
    await openBids();
    await story.complete('AuthoriseAward', { awardDecision: 'proceed' });
    const asked = () => story.messages.filter(({ name }) => name === 'open-sealed').length;
    expect(asked()).toBe(1);
    await story.pass(1);
    expect(asked()).toBe(2);
    await story.complete('OpenItem', { sealCheck: 'intact' });
    expect(story.open()).toEqual(['RecordAward']);
  });

  it('seals a new price for another round once the former was opened in vain', async () => {
    await untilOpening();
    await openBids();
    await story.complete('AuthoriseAward', { awardDecision: 'proceed' });
    await story.complete('OpenItem', { sealCheck: 'intact' });
    await story.complete('RecordAward', { awardResult: 'failed' });
    await story.complete('DecideRetender', { retenderDecision: 'retender', ...dates });
    expect(story.open()).toEqual(['ProposeReservePrice', 'PublishNotice']);
  });

  it('ends in release when the head gives the purchase up, the sealed price voided', async () => {
    await untilOpening();
    await story.complete('ConfirmSupervision');
    await story.complete('CheckSeal', { sealCheck: 'intact' });
    await story.complete('AuthoriseOpening', { openingDecision: 'failed' });
    await story.complete('DecideRetender', { retenderDecision: 'stop' });
    expect(story.open()).toEqual(['ArchiveBids', 'VoidItem']);
    await story.complete('VoidItem');
    await story.complete('ArchiveBids');
    await release();
    await story.complete('EvaluatePlan');
    expect(story.bench.elements('ACTIVE')).toEqual([]);
  });
});

describe('a best-value tender without a reserve price', () => {
  beforeEach(() => run(bestValue));

  const formCommittee = async () => {
    await story.complete('NominateCommittee');
    await story.complete('CheckConflicts', { conflictResult: 'none' });
    await story.complete('DecideCommittee', { committeeDecision: 'approve', listSecrecy: 'keep' });
    for (const expert of story.members['committee-member'] ?? [])
      await story.complete('SignUndertaking', { undertakingDecision: 'signed' }, expert);
  };

  it('forms a committee, meets in secret over numbered papers, and knows no price', async () => {
    await prepare();
    expect(story.open()).toEqual(['NominateCommittee', 'PublishNotice']);
    await formCommittee();
    await tender();
    await openBids();
    await story.complete('ScheduleEvaluation', { meetingAt: '2026-04-14T09:30:00+08:00' });
    await meet(story, 'adjourned');
    expect(story.open()).toEqual(['PostponeEvaluation']);
    await story.complete('PostponeEvaluation', { meetingAt: '2026-04-16T09:30:00+08:00' });
    await meet(story);
    await story.complete('RecordEvaluation');
    await story.complete('AuthoriseAward', { awardDecision: 'proceed' });
    await award();
    expect(story.open()).toEqual(['ArchiveBids']);
  });

  it('returns the committee where somebody must be recused or the head says so, and publishes a list only as decided', async () => {
    await prepare();
    await story.complete('NominateCommittee');
    await story.complete('CheckConflicts', { conflictResult: 'found' });
    await story.complete('NominateCommittee');
    await story.complete('CheckConflicts', { conflictResult: 'replaced' });
    await story.complete('DecideCommittee', { committeeDecision: 'return' });
    await story.complete('NominateCommittee');
    await story.complete('CheckConflicts', { conflictResult: 'none' });
    await story.complete('DecideCommittee', { committeeDecision: 'approve', listSecrecy: 'publish' });
    expect(story.open()).toContain('PublishCommitteeList');
  });
});

describe('at any time', () => {
  beforeEach(() => run({ ...lowest, hasReservePrice: 'no' }));

  it('a suspended plan discloses nothing further until it is resumed', async () => {
    await prepare();
    await story.tell('suspend-plan');
    await tender();
    expect(story.open()).toEqual([]);
    await story.tell('suspend-plan');
    await story.tell('resume-plan');
    expect(story.open()).toEqual(['ConfirmSupervision']);
    expect(states()).toEqual(['suspended', 'running']);
  });

  it('a suspicion of a leak opens a leak case and the plan goes on', async () => {
    await story.tell('report-leak');
    expect(story.done('open-leak-case')).toHaveLength(1);
    expect(story.notices()).toContain('leak-suspected → ethics-officer');
    expect(story.open()).toEqual(['RecordDrafters']);
  });

  it('an irregular spot check opens a leak case', async () => {
    await prepare();
    await story.complete('PublishNotice');
    await story.complete('CarryOutSpotCheck', { spotCheckResult: 'irregular' });
    expect(story.done('open-leak-case')[0]?.variables).toMatchObject({
      leakType: 'bidder-identity',
      matterPhase: 'tender'
    });
  });

  it('a member who leaves hands over, and the successor undertakes secrecy; the plan goes on', async () => {
    await prepare();
    const before = story.open();
    story.scripted['resolve-participants'] = ({ headers }) => ({ [headers.result ?? '']: ['successor'] });
    await story.tell('hand-over-member');
    await story.complete('ListHandOver', { leavingMember: 'member', supervisor: 'agency-head' });
    expect(story.role('TakeHandOver')).toBe('agency-head');
    await story.complete('TakeHandOver');
    await story.complete('SignUndertaking', { undertakingDecision: 'signed' }, 'successor');
    expect(story.role('ConfirmHandOver')).toBe('ethics-officer');
    await story.complete('ConfirmHandOver');
    expect(story.open()).toEqual(before);
  });

  it.each(['cancel-case', 'void-tender'])(
    '%s: custody is closed and secrets reviewed before it ends',
    async (message) => {
      await prepare();
      await story.tell(message);
      expect(story.open()).toEqual(['ListReleases']);
      await release();
      expect(states()).toEqual(['cancelled']);
      expect(story.bench.elements('ACTIVE')).toEqual([]);
    }
  );

  it('a phase past its time is reminded of, once', async () => {
    await story.pass(24 * 15);
    expect(story.notices()).toEqual(['phase-overdue → ethics-officer,case-officer,agency-head']);
    expect(story.open()).toEqual(['RecordDrafters']);
  });
});
