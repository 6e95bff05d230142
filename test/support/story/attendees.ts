import type { Play } from '../play.ts';
import { approvePlan, openPlan, submitPlan } from './plan-chapters.ts';
import { membersIn, personOf } from './rooms.ts';
import { zoningMeeting } from './secret-meeting.ts';
import { newState } from './story.ts';

export interface Invited {
  readonly caseKey: string;
  /** Participation by account. */
  readonly parts: ReadonlyMap<string, string>;
}

/** Plays a secret meeting's plan until those who attend it are asked for their undertakings. */
export async function inviteAttendees(play: Play, accounts: readonly string[]): Promise<Invited> {
  const setting = zoningMeeting('2026-12-28T10:00+08:00');
  const state = newState();
  for (const chapter of [openPlan(setting), submitPlan(setting), approvePlan(setting)])
    await chapter.play(play, state);
  const { caseKey } = state;
  await play.does('officer1', caseKey, 'GradeMeeting', { releaseCondition: '公開展覽公告後解密' });
  const people = await Promise.all(accounts.map((account) => personOf(play, account)));
  const about = {
    nomineeKind: 'internal',
    nomineePost: '審議相關人員',
    relevance: 'direct',
    relevanceGround: '承辦'
  };
  const nominees = people.map(({ personId }) => ({ ...about, nomineePerson: personId }));
  await play.does('officer1', caseKey, 'NominateAttendees', { nominees });
  const attendees = await membersIn(play, 'ethics1', caseKey, 'attendee');
  const partOf = (name?: string) => attendees.find((each) => each.name === name)?.participationId ?? '';
  const parts = new Map(accounts.map((account, at) => [account, partOf(people[at]?.name)]));
  await play.does('ethics2', caseKey, 'VetAttendees', { conflictResult: 'none' });
  await play.does('head', caseKey, 'ApproveAttendees', { attendeesDecision: 'approve' });
  for (const account of accounts) await play.awaitTask(account, caseKey, 'SignUndertaking');
  return { caseKey, parts };
}
