import assert from 'node:assert/strict';
import { refuses } from '../../support/story/refusals.ts';
import { earlierAt, reaches, refusedAt, sendAction } from '../../support/story/rooms.ts';
import type { Chapter } from '../../support/story/story.ts';
import { attendeesOf } from './attendance.ts';

export const keepMinutes: Chapter = {
  title: '紀錄編號，限送出席單位與上級，主席確認',
  async play(play, { caseKey }) {
    const [first, second] = await attendeesOf(play, caseKey);
    const copy = {
      minutesCopyNumber: 1,
      minutesRecipient: first?.participationId,
      recipientKind: 'attendee'
    };
    const twice = { ...copy, minutesRecipient: second?.participationId };
    const press = { ...twice, minutesCopyNumber: 2, recipientKind: 'other' };
    await refuses(
      play,
      'officer1',
      caseKey,
      'KeepMinutes',
      { minutesCopies: [copy, press] },
      {
        'minutesCopies[1].recipientKind': 'tc-mtg.5'
      }
    );
    await refuses(
      play,
      'officer1',
      caseKey,
      'KeepMinutes',
      { minutesCopies: [copy, twice] },
      {
        'minutesCopies[1].minutesCopyNumber': 'tc-mtg.5'
      }
    );
    const minutesCopies = [copy, { ...twice, minutesCopyNumber: 2 }];
    await play.does('officer1', caseKey, 'KeepMinutes', { minutesCopies });
    await play.does('maintenance', caseKey, 'ApproveMinutes', { minutesDecision: 'approve' });
  }
};

export const releaseNews: Chapter = {
  title: '新聞由首長核准、發言人發布；暫停中不得發布',
  async play(play, { caseKey }) {
    const newsDraft = '公開展覽訂於明年一月，內容以公告為準。';
    await play.does('maintenance', caseKey, 'DecideNews', { newsDecision: 'propose', newsDraft });
    const [proposed] = await earlierAt(play, 'head', caseKey, 'ApproveNews');
    assert.ok(proposed?.answers.some(({ text }) => text === newsDraft));
    await play.does('head', caseKey, 'ApproveNews', { newsApproval: 'approve' });
    await play.awaitTask('spokesperson', caseKey, 'ReleaseNews');
    await sendAction(play, 'head', caseKey, 'suspend-plan');
    await reaches(play, caseKey, 'suspended');
    const { code } = await refusedAt(play, 'spokesperson', caseKey, 'ReleaseNews', {});
    assert.equal(code, 'PLAN_SUSPENDED');
    await sendAction(play, 'head', caseKey, 'resume-plan');
    await reaches(play, caseKey, 'running');
    await play.does('spokesperson', caseKey, 'ReleaseNews');
  }
};
