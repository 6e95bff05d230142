import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { filesFor, Story } from './story.ts';

const files = filesFor('declassification');
let story: Story;
let custodyClosed: boolean;
beforeEach(async () => {
  custodyClosed = true;
  story = await Story.open(files);
  story.scripted = {
    'check-custody': () => ({ custodyClosed }),
    'declassify-items': () => ({ released: false })
  };
});
afterEach(() => story.close());

it('lists, approves, re-marks, notifies and archives', async () => {
  const key = await story.start('declassification', {});
  await story.complete('ListReleases');
  expect(story.role('ApproveRelease')).toBe('agency-head');
  await story.complete('ApproveRelease', { releaseDecision: 'return' });
  await story.complete('ListReleases');
  expect(story.done('declassify-items')).toEqual([]);
  await story.complete('ApproveRelease', { releaseDecision: 'approve' });
  expect(story.open()).toEqual(['GiveNotice', 'RemarkDocuments']);
  await story.complete('RemarkDocuments');
  await story.complete('GiveNotice');
  await story.complete('ArchiveCase');
  story.bench.expectCompleted(key);
  expect(story.bench.variables(key).released).toBe(false);
});

it('begins with custody: what is out is settled first', async () => {
  custodyClosed = false;
  await story.start('declassification', {});
  expect(story.open()).toEqual(['CloseCustody']);
  custodyClosed = true;
  await story.complete('CloseCustody', { custodyResult: 'settled' });
  expect(story.open()).toEqual(['ListReleases']);
});

it('opens a leak case for what cannot be accounted for, and goes on', async () => {
  custodyClosed = false;
  await story.start('declassification', {});
  await story.complete('CloseCustody', { custodyResult: 'missing' });
  expect(story.done('open-leak-case')).toHaveLength(1);
  expect(story.open()).toEqual(['ListReleases']);
});

it('reminds of a list that is late', async () => {
  await story.start('declassification', {});
  await story.pass(24 * 6);
  expect(story.notices()).toEqual(['task-overdue → case-officer,ethics-officer']);
});
