import assert from 'node:assert/strict';
import type { Play } from '../../support/play.ts';
import { membersIn, personOf } from '../../support/story/rooms.ts';

/** Staff who join the plan only when they are nominated for its committee. */
const nominated = ['committee', 'officer2', 'infosec'];

const experts = [
  { nomineeKind: 'expert', nomineeName: '白翊安', nomineePost: '大學土木系教授' },
  { nomineeKind: 'expert', nomineeName: '方若海', nomineePost: '結構技師' },
  { nomineeKind: 'expert', nomineeName: '夏予寧', nomineePost: '退休主任秘書' }
];

/** How many receive numbered papers: the committee as decided. */
export const committeeSize = 5;

const committeeIn = (play: Play, caseKey: string) => membersIn(play, 'ethics1', caseKey, 'committee-member');

/** A list that is too short is refused; the whole one becomes the committee, less who must recuse. */
export async function formCommittee(play: Play, caseKey: string): Promise<void> {
  const task = await play.awaitTask('officer1', caseKey, 'NominateCommittee');
  const colleagues = await Promise.all(nominated.map((account) => personOf(play, account)));
  const staff = colleagues.map(({ personId }) => ({
    nomineeKind: 'internal',
    nomineePerson: personId,
    nomineePost: '機關同仁'
  }));
  const outside = await play.desk.as('committee').refused('caseRoom', { params: { caseKey } });
  assert.equal(outside.problem.code, 'NOT_FOUND');
  for (const nominees of [
    [...experts, staff[0]],
    [experts[0], ...staff]
  ])
    await assert.rejects(play.complete('officer1', task, { nominees }), /COMMITTEE_COMPOSITION/);
  assert.deepEqual(await committeeIn(play, caseKey), []);
  await play.complete('officer1', task, { nominees: [...experts, ...staff] });
  const committee = await committeeIn(play, caseKey);
  assert.deepEqual(
    new Set(committee.map(({ name }) => name)),
    new Set([...experts.map(({ nomineeName }) => nomineeName), ...colleagues.map(({ name }) => name)])
  );
  const infosec = committee.find(({ name }) => name === colleagues.at(-1)?.name)?.participationId ?? '';
  await play.does('ethics1', caseKey, 'CheckConflicts', {
    conflictResult: 'replaced',
    recusedMembers: [infosec]
  });
  assert.equal((await committeeIn(play, caseKey)).length, committeeSize);
  const recused = await play.desk.as('infosec').refused('caseRoom', { params: { caseKey } });
  assert.equal(recused.problem.code, 'NOT_FOUND');
  await play.does('head', caseKey, 'DecideCommittee', { committeeDecision: 'approve', listSecrecy: 'keep' });
  for (const member of ['committee', 'officer2'])
    await play.does(member, caseKey, 'SignUndertaking', { undertakingDecision: 'signed' });
  const signed = new Set<unknown>();
  for (let paper = 0; paper < experts.length; paper += 1) signed.add(await signOnPaper(play, caseKey));
  assert.deepEqual(signed, new Set(experts.map(({ nomineeName }) => nomineeName)));
  play.tell('委員五人，外聘三人；迴避者已退出，外聘委員以紙本切結');
}

/** The officer records what an outsider signed on paper; answers whose it was, as the task names them. */
async function signOnPaper(play: Play, caseKey: string): Promise<unknown> {
  const task = await play.awaitTask('officer1', caseKey, 'RecordPaperSignature');
  const { values } = await play.desk.as('officer1').call('task', { params: { taskKey: task.taskKey } });
  await play.complete('officer1', task, { undertakingDecision: 'signed' });
  return values.participantName;
}
