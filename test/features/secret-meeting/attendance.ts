import assert from 'node:assert/strict';
import type { Values } from '../../../server/forms/expression.ts';
import type { Play } from '../../support/play.ts';
import { refuses } from '../../support/story/refusals.ts';
import { earlierAt, membersIn, personOf, refusedAt } from '../../support/story/rooms.ts';
import type { Chapter } from '../../support/story/story.ts';

const staff = ['officer2', 'committee', 'accounting', 'personnel', 'procurement', 'deputy1', 'deputy2'];
const outsiders = ['白翊安', '方若海', '葉承恩', '沈亦舟', '賀蘭若'];
const unrelated = 'staff';
/** Numbered copies: one for each who attends. */
export const papers = staff.length + outsiders.length;

export const gradeMeeting: Chapter = {
  title: '核列密等：未載保密期限或解密條件者、本案不得存放之國家機密不受理',
  async play(play, { caseKey }) {
    const grade = { meetingGrade: 'official-secret', secrecyUntil: null, releaseCondition: null };
    await refuses(play, 'officer1', caseKey, 'GradeMeeting', grade, { meetingGrade: 'tc-oth.6' });
    const condition = { ...grade, releaseCondition: '公開展覽公告後解密' };
    const stateSecret = { ...condition, meetingGrade: 'secret' };
    const { problems } = await refusedAt(play, 'officer1', caseKey, 'GradeMeeting', stateSecret);
    assert.equal(problems?.map(({ path }) => path).join(), 'meetingGrade');
    await play.does('officer1', caseKey, 'GradeMeeting', condition);
  }
};

async function nomineesOf(play: Play): Promise<readonly Values[]> {
  const colleagues = await Promise.all([...staff, unrelated].map((account) => personOf(play, account)));
  const about = { nomineePost: '審議相關人員', relevance: 'direct', relevanceGround: '承辦或審議本案' };
  return [
    ...colleagues.map(({ personId }) => ({ ...about, nomineeKind: 'internal', nomineePerson: personId })),
    ...outsiders.map((nomineeName) => ({ ...about, nomineeKind: 'expert', nomineeName }))
  ];
}

export const attendeesOf = (play: Play, caseKey: string) => membersIn(play, 'ethics1', caseKey, 'attendee');

export const vetAttendees: Chapter = {
  title: '與會資格：非直接相關者不得提列，審查剔除者退出本案',
  async play(play, { caseKey }) {
    const nominees = await nomineesOf(play);
    const [first, ...rest] = nominees;
    const listener = { nominees: [{ ...first, relevance: 'indirect' }, ...rest] };
    await refuses(play, 'officer1', caseKey, 'NominateAttendees', listener, {
      'nominees[0].relevance': 'ml-mtg.2'
    });
    assert.deepEqual(await attendeesOf(play, caseKey), []);
    await play.does('officer1', caseKey, 'NominateAttendees', { nominees });
    const { name } = await personOf(play, unrelated);
    const off = (await attendeesOf(play, caseKey)).find((member) => member.name === name)?.participationId;
    await play.does('ethics2', caseKey, 'VetAttendees', {
      conflictResult: 'replaced',
      recusedMembers: [off]
    });
    assert.equal((await attendeesOf(play, caseKey)).length, papers);
    const outside = await play.desk.as(unrelated).refused('caseRoom', { params: { caseKey } });
    assert.equal(outside.problem.code, 'NOT_FOUND');
    const shown = await earlierAt(play, 'head', caseKey, 'ApproveAttendees');
    assert.equal(
      shown.map(({ elementId }) => elementId).join(),
      'GradeMeeting,NominateAttendees,VetAttendees'
    );
    const [, listed, vetted] = shown.map(({ answers }) => answers.map(({ text }) => text).join());
    assert.ok(listed?.includes('白翊安'));
    assert.ok(vetted?.includes(name));
    await play.does('head', caseKey, 'ApproveAttendees', { attendeesDecision: 'approve' });
    for (const account of staff)
      await play.does(account, caseKey, 'SignUndertaking', { undertakingDecision: 'signed' });
    for (const _outsider of outsiders)
      await play.does('officer1', caseKey, 'RecordPaperSignature', { undertakingDecision: 'signed' });
    play.tell(`與會 ${papers} 人，均已切結`);
  }
};
