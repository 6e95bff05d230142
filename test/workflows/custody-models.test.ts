import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Story } from './story.ts';

let story: Story;
beforeEach(async () => {
  story = await Story.open();
});
afterEach(() => story.close());

describe('controlled papers', () => {
  const papers = (due: string | null = null) =>
    story.start('controlled-papers', { artefact: 'review-papers', recipients: ['p-1', 'p-2'], due });

  async function issue(times: number): Promise<void> {
    for (let index = 0; index < times; index += 1)
      await story.complete('IssueCopy', { issueDecision: 'issued' });
  }

  it('issues every copy against a signature and is done when each came back by number', async () => {
    const key = await papers();
    expect(story.open()).toEqual(['IssueCopy', 'IssueCopy']);
    await issue(2);
    expect(story.done('render-document').map(({ headers }) => headers.document)).toEqual([
      'copy-register',
      'receipt',
      'receipt'
    ]);
    await story.complete('CollectCopy', { returnDecision: 'collected' });
    await story.complete('CollectCopy', { returnDecision: 'collected' });
    story.bench.expectCompleted(key);
    expect(story.bench.variables(key)).toMatchObject({
      copiesClosed: true,
      copyOutcomes: [
        { copyId: 'copy-1', outcome: 'collected' },
        { copyId: 'copy-2', outcome: 'collected' }
      ]
    });
  });

  it('keeps what one copy decided apart from the others', async () => {
    const key = await papers();
    await issue(2);
    await story.complete('CollectCopy', { returnDecision: 'destroy' });
    expect(story.open()).toEqual(['CollectCopy', 'DestroyCopy']);
    await story.complete('CollectCopy', { returnDecision: 'collected' });
    await story.complete('DestroyCopy');
    expect(story.bench.variables(key).copyOutcomes).toEqual([
      { copyId: 'copy-1', outcome: 'destroyed' },
      { copyId: 'copy-2', outcome: 'collected' }
    ]);
  });

  it('destroys before witnesses a copy whose recipient would not sign', async () => {
    await papers();
    await story.complete('IssueCopy', { issueDecision: 'refused' });
    expect(story.open()).toEqual(['DestroyCopy', 'IssueCopy']);
  });

  it('lets a copy be kept only with approval and a signature', async () => {
    story.members = { 'meeting-chair': ['chair'] };
    const key = await papers();
    await issue(2);
    await story.complete('CollectCopy', { returnDecision: 'retain' });
    expect(story.role('ApproveRetention')).toBe('meeting-chair');
    await story.complete('ApproveRetention', { retentionDecision: 'refused' });
    expect(story.open()).toEqual(['CollectCopy', 'CollectCopy']);
    await story.complete('CollectCopy', { returnDecision: 'retain' });
    await story.complete('ApproveRetention', { retentionDecision: 'approved' });
    await story.complete('SignRetention');
    await story.complete('CollectCopy', { returnDecision: 'collected' });
    expect(story.bench.variables(key)).toMatchObject({ copiesClosed: true });
  });

  it('asks the head where no chair is in the case', async () => {
    await papers();
    await issue(1);
    await story.complete('CollectCopy', { returnDecision: 'retain' });
    expect(story.role('ApproveRetention')).toBe('agency-head');
  });

  it('opens a leak case for a copy that does not come back', async () => {
    const key = await papers();
    await issue(2);
    await story.complete('CollectCopy', { returnDecision: 'lost' });
    await story.complete('CollectCopy', { returnDecision: 'collected' });
    expect(story.notices()).toContain('copy-lost → agency-head,ethics-officer');
    expect(story.done('open-leak-case')[0]?.variables).toMatchObject({
      leakType: 'document',
      channel: 'paper'
    });
    expect(story.bench.variables(key)).toMatchObject({ copiesClosed: false });
  });

  it('reminds the holder at the due date that the caller set, and escalates two days later', async () => {
    const due = new Date(story.bench.clock.now() + 5 * 3_600_000).toISOString();
    await papers(due);
    await issue(2);
    await story.pass(4);
    expect(story.notices()).toEqual([]);
    await story.pass(2);
    expect(story.notices()).toEqual([
      'copy-overdue → participation,case-officer',
      'copy-overdue → participation,case-officer'
    ]);
    await story.pass(48);
    expect(story.notices()).toContain('copy-escalated → unit-head,ethics-officer,agency-head');
    expect(story.open()).toEqual(['CollectCopy', 'CollectCopy']);
  });

  it('calls papers in early when a leak demands it', async () => {
    await papers();
    await issue(1);
    await story.tell('recall-copies');
    expect(story.notices()).toEqual(['copies-recalled → case-officer,custodian,attendee,committee-member']);
    expect(story.open()).toEqual(['CollectCopy', 'IssueCopy']);
  });
});

describe('sealed custody', () => {
  const seal = async (artefact = 'reserve-price') => {
    const key = await story.start('sealed-custody', { artefact, sealRound: 1, due: {} });
    await story.complete('SealItem');
    await story.complete('HandOverItem', { sealCheck: 'intact' });
    return key;
  };

  it('has the head seal the reserve price, the case officer anything else', async () => {
    await story.start('sealed-custody', { artefact: 'reserve-price', sealRound: 1 });
    expect(story.role('SealItem')).toBe('agency-head');
    await story.complete('SealItem');
    await story.start('sealed-custody', { artefact: 'ballots', sealRound: 1 });
    expect(story.role('SealItem')).toBe('case-officer');
  });

  it('stays sealed until it may be opened, through any number of looks and months', async () => {
    const key = await seal();
    expect(story.open()).toEqual([]);
    for (const _ of ['first opening', 'after a failed tender']) {
      await story.pass(24 * 40);
      await story.tell('check-sealed');
      await story.complete('CheckSeal', { sealCheck: 'intact' });
      expect(story.open()).toEqual([]);
    }
    await story.tell('open-sealed');
    await story.complete('OpenItem', { sealCheck: 'intact' });
    story.bench.expectCompleted(key);
    expect(story.bench.variables(key)).toMatchObject({ sealState: 'released' });
  });

  it('ends as broken and opens a leak case when a seal is not whole', async () => {
    const key = await seal();
    await story.tell('check-sealed');
    await story.complete('CheckSeal', { sealCheck: 'broken' });
    story.bench.expectCompleted(key);
    expect(story.bench.variables(key)).toMatchObject({ sealState: 'broken', leakCaseKey: 'leak-2' });
    expect(story.done('open-leak-case')[0]?.variables).toMatchObject({ leakType: 'reserve-price' });
  });

  const isStopped = (key: string) => {
    story.bench.expectCompleted(key);
    expect(story.bench.variables(key)).toMatchObject({ sealState: 'broken', leakCaseKey: 'leak-2' });
    expect(story.messages).toContainEqual({ name: 'suspend-plan', correlationKey: 'case-1' });
    expect(story.notices()).toContain('seal-broken → agency-head,ethics-officer');
  };

  it('stops the plan when the seal differs as the item is looked at', async () => {
    const key = await seal();
    await story.tell('check-sealed');
    await story.complete('CheckSeal', { sealCheck: 'broken' });
    isStopped(key);
  });

  it('stops the plan when the seal differs as the item is handed over, and nobody keeps it', async () => {
    const key = await story.start('sealed-custody', { artefact: 'ballots', sealRound: 1, due: {} });
    await story.complete('SealItem');
    await story.complete('HandOverItem', { sealCheck: 'broken' });
    isStopped(key);
    expect(story.done('render-document')).toEqual([]);
  });

  it('does not open what is found broken at the opening', async () => {
    const key = await seal();
    await story.tell('open-sealed');
    await story.complete('OpenItem', { sealCheck: 'broken' });
    expect(story.bench.variables(key)).toMatchObject({ sealState: 'broken' });
  });

  it('is voided before witnesses when a new one takes its place, even during a look', async () => {
    const key = await seal();
    await story.tell('check-sealed');
    await story.tell('replace-sealed');
    expect(story.open()).toEqual(['VoidItem']);
    await story.complete('VoidItem', { sealCheck: 'broken' });
    story.bench.expectCompleted(key);
    expect(story.bench.variables(key)).toMatchObject({ sealState: 'voided' });
  });

  it('reminds when a look at the seal is overdue', async () => {
    await seal();
    await story.tell('check-sealed');
    await story.pass(24 * 4);
    expect(story.notices()).toContain('task-overdue → custodian,ethics-officer');
  });
});

describe('undertakings', () => {
  const ask = (more: object = {}) =>
    story.start('undertaking-collection', { recipients: ['p-1', 'p-2', 'p-3'], ...more });

  it('answers with whoever must stand aside', async () => {
    const key = await ask();
    await story.complete('SignUndertaking', { undertakingDecision: 'signed' }, 'p-1');
    await story.complete('SignUndertaking', { undertakingDecision: 'conflict' }, 'p-2');
    await story.complete('SignUndertaking', { undertakingDecision: 'refused' }, 'p-3');
    expect(story.notices()).toEqual([
      'recusal-declared → case-officer,ethics-officer',
      'undertaking-refused → agency-head,ethics-officer'
    ]);
    await story.complete('DecideRefusal', { refusalDecision: 'excluded' });
    story.bench.expectCompleted(key);
    expect(story.bench.variables(key)).toMatchObject({ recusals: ['p-2', 'p-3'] });
    expect(story.done('render-document')).toHaveLength(1);
  });

  it('answers with an empty list when everyone signed', async () => {
    const key = await ask();
    for (const each of ['p-1', 'p-2', 'p-3'])
      await story.complete('SignUndertaking', { undertakingDecision: 'signed' }, each);
    expect(story.bench.variables(key)).toMatchObject({ recusals: [] });
  });

  it('asks again when the head decides so', async () => {
    await ask({ recipients: ['p-1'] });
    await story.complete('SignUndertaking', { undertakingDecision: 'refused' });
    await story.complete('DecideRefusal', { refusalDecision: 'again' });
    expect(story.task('SignUndertaking').assignee).toBe('p-1');
  });

  it('lets the officer record the paper of outsiders, who have no account', async () => {
    const key = await ask({ recipients: ['p-1', 'expert'], outsiders: ['expert'] });
    expect(story.open()).toEqual(['RecordPaperSignature', 'SignUndertaking']);
    await story.complete('RecordPaperSignature', { undertakingDecision: 'signed' });
    await story.complete('SignUndertaking', { undertakingDecision: 'signed' });
    story.bench.expectCompleted(key);
  });

  it('reminds after a day and hands the unsigned over to the officer when overdue', async () => {
    await ask({ recipients: ['p-1'] });
    await story.pass(33);
    expect(story.notices()).toEqual(['undertaking-reminder → participation']);
    await story.pass(33);
    expect(story.open()).toEqual(['RecordPaperSignature']);
  });
});
