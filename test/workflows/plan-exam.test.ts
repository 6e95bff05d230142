import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { filesFor, Story } from './story.ts';

const files = filesFor(
  'plan-exam',
  'declassification',
  'member-hand-over',
  'sealed-custody',
  'sealed-transfer',
  'controlled-papers',
  'secret-meeting',
  'secrecy-briefing',
  'spot-check',
  'undertaking-collection',
  'plan-procurement-bid'
);
const examAt = '2026-04-18T09:00:00+08:00';
let story: Story;

beforeEach(async () => {
  story = await Story.open(files);
  story.members = { 'question-setter': ['setter-1', 'setter-2'], marker: ['marker-1'] };
  story.scripted = {
    'check-custody': () => ({ custodyClosed: true }),
    'declassify-items': () => ({ released: true })
  };
  await story.start('plan-exam', { examAt, resultOn: '2026-05-29', roomCount: 2 });
});
afterEach(() => story.close());

const toExam = async (hours = 0) => {
  const ahead = Date.parse(examAt) + hours * 3_600_000 - story.bench.clock.now();
  if (ahead > 0) await story.pass(ahead / 3_600_000);
};
const states = () => story.done('set-case-state').map(({ headers }) => headers.state);
const open = (elementId: string) => story.open().filter((each) => each === elementId).length;

async function each(elementId: string, variables: Parameters<Story['complete']>[1] = {}): Promise<void> {
  for (let left = open(elementId); left > 0; left -= 1) await story.complete(elementId, variables);
}

async function set(): Promise<void> {
  await story.complete('NominateSetters');
  await story.complete('CheckSetters', { conflictResult: 'none' });
  await story.complete('ApproveSetters', { settersDecision: 'approve' });
  await each('SignUndertaking', { undertakingDecision: 'signed' });
  await story.complete('CheckComputers', { computersResult: 'clear' });
  await each('SubmitQuestions');
  await story.complete('CarryOutSpotCheck', { spotCheckResult: 'normal' });
  await story.complete('SelectQuestions');
}

async function print(): Promise<void> {
  await story.complete('ApprovePrinting', { printingDecision: 'approve' });
  await story.complete('InspectVenue', { venueResult: 'clear' });
  await story.complete('GiveBriefing', { briefingResult: 'all-present' });
  await story.complete('CheckEntry');
  await story.complete('PrintPapers');
  await story.complete('LogCalls');
  await story.complete('CarryOutSpotCheck', { spotCheckResult: 'normal' });
}

const whole = { sealCheck: 'intact' };

async function seal(): Promise<void> {
  await story.complete('PlanTransfer');
  await each('SealItem');
  await each('KeepItem', whole);
}

async function leaveVenue(): Promise<void> {
  await story.complete('LeaveVenue');
  await story.complete('SealMedia');
  await story.complete('KeepMedia', whole);
}

async function count(out = { countResult: 'tallied' }, counted = { countCheck: 'match' }): Promise<void> {
  await each('CountScriptsOut', out);
  await each('SealItem');
  await each('KeepItem', whole);
  await each('DeliverItem', whole);
  await each('OpenItem', whole);
  await each('CountScriptsIn', counted);
}

async function mark(markingReview = 'accept'): Promise<void> {
  await story.complete('NominateMarkers');
  await story.complete('CheckMarkers', { conflictResult: 'none' });
  await each('SignUndertaking', { undertakingDecision: 'signed' });
  await story.complete('AnonymiseScripts');
  await story.complete('SealIdentityKey');
  await each('MarkScripts');
  await story.complete('ReviewMarking', { markingReview });
}

async function publish(): Promise<void> {
  await story.complete('EnterScores');
  await story.complete('RepeatScores', { entryCheck: 'entered' });
  await story.complete('ApproveResults', { resultsDecision: 'approve' });
  await story.complete('PublishResults');
}

async function release(): Promise<void> {
  await story.complete('SettlePapers');
  await story.complete('ListReleases');
  await story.complete('ApproveRelease', { releaseDecision: 'approve' });
  await story.complete('RemarkDocuments');
  await story.complete('GiveNotice');
  await story.complete('ArchiveCase');
}

describe('an examination', () => {
  it('moves its packages sealed, keeps the venue closed until it begins, and its media for a year', async () => {
    await set();
    await print();
    await seal();
    expect(story.open()).toEqual([]);
    await toExam(-2);
    expect(story.open()).toEqual(['DeliverItem', 'DeliverItem']);
    await each('DeliverItem', whole);
    expect(story.open()).toEqual([]);
    await toExam();
    expect(story.open()).toEqual(['LeaveVenue', 'OpenItem', 'OpenItem']);
    await each('OpenItem', whole);
    await leaveVenue();
    await count();
    await mark();
    await story.complete('OpenIdentityKey', whole);
    await publish();
    await release();
    expect(story.open()).toEqual([]);
    await toExam(364 * 24);
    expect(story.open()).toEqual([]);
    await story.pass(48);
    expect(story.open()).toEqual(['DestroyMedia']);
    await story.complete('DestroyMedia');
    await story.complete('EvaluatePlan');
    expect(states()).toEqual(['released', 'closed']);
    expect(story.done('open-leak-case')).toEqual([]);
    expect(story.bench.elements('ACTIVE')).toEqual([]);
  });

  it('stops at a package whose seal differs, and is held again with the spare set', async () => {
    await set();
    await print();
    await seal();
    await toExam(-2);
    await story.complete('DeliverItem', { sealCheck: 'broken' });
    expect(story.done('open-leak-case')[0]?.variables).toMatchObject({ leakType: 'exam-questions' });
    expect(states()).toEqual(['suspended']);
    expect(story.notices()).toContain('seal-broken → agency-head,ethics-officer');
    await story.complete('DeliverItem', whole);
    await toExam();
    await leaveVenue();
    await story.complete('OpenItem', { sealCheck: 'withdrawn' });
    expect(story.open()).toEqual(['DecideContinuation']);
    await story.complete('DecideContinuation', {
      continuationDecision: 'replace',
      examAt: '2026-06-20T09:00:00+08:00',
      resultOn: '2026-08-03'
    });
    expect(story.open()).toEqual([]);
    await story.tell('resume-plan');
    expect(story.open()).toEqual(['ApprovePrinting']);
    expect(states()).toEqual(['suspended', 'running']);
  });

  it.each(['accept', 'stop'])('goes where the head decides after a broken package: %s', async (decision) => {
    await set();
    await print();
    await seal();
    await toExam(-2);
    await each('DeliverItem', { sealCheck: 'broken' });
    await toExam();
    await leaveVenue();
    await story.complete('DecideContinuation', { continuationDecision: decision });
    await story.tell('resume-plan');
    expect(story.open()).toEqual([decision === 'stop' ? 'SettlePapers' : 'NominateMarkers']);
  });

  it('asks again where setters must recuse, a list, a venue or a selection is returned', async () => {
    await story.complete('NominateSetters');
    await story.complete('CheckSetters', { conflictResult: 'found' });
    await story.complete('NominateSetters');
    await story.complete('CheckSetters', { conflictResult: 'replaced' });
    await story.complete('ApproveSetters', { settersDecision: 'return' });
    await set();
    await story.complete('ApprovePrinting', { printingDecision: 'return' });
    await story.complete('ReselectQuestions');
    await story.complete('ApprovePrinting', { printingDecision: 'approve' });
    await story.complete('InspectVenue', { venueResult: 'unfit' });
    expect(story.open()).toEqual(['InspectVenue']);
  });

  it('stops and reports where the seal of the venue’s media differs at the hand-over', async () => {
    await set();
    await print();
    await seal();
    await toExam();
    await story.complete('LeaveVenue');
    await story.complete('SealMedia');
    await story.complete('KeepMedia', { sealCheck: 'broken' });
    expect(story.done('open-leak-case')).toHaveLength(1);
    expect(states()).toEqual(['suspended']);
  });

  async function examine(): Promise<void> {
    await set();
    await print();
    await seal();
    await toExam();
    await each('DeliverItem', whole);
    await each('OpenItem', whole);
    await leaveVenue();
  }

  it('counts again in the room where collection differs, and goes on when both agree', async () => {
    await examine();
    await count({ countResult: 'tallied' }, { countCheck: 'differs' });
    expect(story.open()).toEqual(['RecountScripts', 'RecountScripts']);
    await each('RecountScripts', { countResult: 'tallied' });
    await each('CountScriptsIn', { countCheck: 'match' });
    expect(story.open()).toEqual(['NominateMarkers']);
    expect(story.notices()).not.toContain('count-short → agency-head,ethics-officer');
  });

  it.each([
    ['accept', 0, 'NominateMarkers'],
    ['leak', 1, 'NominateMarkers'],
    ['void', 1, 'DecideContinuation']
  ])('takes missing scripts to the head, who decides to %s', async (shortageDecision, leaks, next) => {
    await examine();
    await count({ countResult: 'short' });
    expect(story.open()).toEqual(['DecideShortage', 'DecideShortage']);
    expect(story.role('DecideShortage')).toBe('agency-head');
    expect(story.notices()).toContain('count-short → agency-head,ethics-officer');
    await story.complete('DecideShortage', { shortageDecision: 'accept' });
    await story.complete('DecideShortage', { shortageDecision });
    expect(story.done('open-leak-case')).toHaveLength(leaks);
    expect(states()).toEqual(leaks === 1 ? ['suspended'] : []);
    if (leaks === 1) await story.tell('resume-plan');
    expect(story.open()).toEqual([next]);
  });

  it('takes counts that differ even after the recount to the head', async () => {
    await examine();
    await count({ countResult: 'tallied' }, { countCheck: 'differs' });
    await each('RecountScripts', { countResult: 'tallied' });
    await each('CountScriptsIn', { countCheck: 'differs' });
    expect(story.open()).toEqual(['DecideShortage', 'DecideShortage']);
  });

  it('marks anew when the key of the codes was opened by somebody', async () => {
    await set();
    await print();
    await seal();
    await toExam();
    await each('DeliverItem', whole);
    await each('OpenItem', whole);
    await leaveVenue();
    await count();
    await mark();
    await story.complete('OpenIdentityKey', { sealCheck: 'broken' });
    expect(story.done('open-leak-case')).toHaveLength(1);
    expect(story.open()).toEqual(['AnonymiseScripts']);
  });

  it('corrects the number of scripts coded where marking finds another', async () => {
    await examine();
    await count();
    await mark('recount');
    await story.complete('CorrectCodedScripts');
    await story.complete('ReviewMarking', { markingReview: 'return' });
    expect(story.open()).toEqual(['MarkScripts']);
  });

  it('returns a first entry that the second person finds wrong', async () => {
    await set();
    await print();
    await seal();
    await toExam();
    await each('DeliverItem', whole);
    await each('OpenItem', whole);
    await leaveVenue();
    await count();
    await mark();
    await story.complete('OpenIdentityKey', whole);
    await story.complete('EnterScores');
    await story.complete('RepeatScores', { entryCheck: 'return' });
    expect(story.open()).toEqual(['EnterScores']);
  });

  it('hands over whoever leaves, supervised as the list has it', async () => {
    story.scripted['resolve-participants'] = ({ headers }) => ({ [headers.result ?? '']: ['successor'] });
    await story.tell('hand-over-member');
    await story.complete('ListHandOver', { leavingMember: 'member', supervisor: 'agency-head' });
    expect(story.role('TakeHandOver')).toBe('agency-head');
    await story.complete('TakeHandOver');
    await story.complete('SignUndertaking', { undertakingDecision: 'signed' }, 'successor');
    await story.complete('ConfirmHandOver');
    expect(story.open()).toEqual(['NominateSetters']);
  });

  it('lets a setter who declares a conflict set nothing, and records an outsider’s papers', async () => {
    story.scripted['resolve-participants'] = ({ headers }) => ({
      [headers.result ?? '']: ['setter-1', 'setter-2'],
      [headers.outsiders ?? '']: ['setter-2']
    });
    await story.complete('NominateSetters');
    await story.complete('CheckSetters', { conflictResult: 'none' });
    await story.complete('ApproveSetters', { settersDecision: 'approve' });
    await story.complete('SignUndertaking', { undertakingDecision: 'conflict' });
    await story.complete('RecordPaperSignature', { undertakingDecision: 'signed' });
    await story.complete('CheckComputers', { computersResult: 'clear' });
    expect(story.open()).toEqual(['ReceiveQuestions']);
  });

  it('reminds who is late, opens a leak case on suspicion, and is declassified when cancelled', async () => {
    await toExam(-24);
    expect(story.notices()).toContain('phase-overdue → ethics-officer,case-officer,agency-head');
    await story.tell('report-leak');
    expect(story.done('open-leak-case')).toHaveLength(1);
    await story.tell('cancel-case');
    expect(story.open()).toEqual(['ListReleases']);
  });
});
