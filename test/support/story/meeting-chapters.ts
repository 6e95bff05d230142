import type { Play } from '../play.ts';
import { membersIn } from './rooms.ts';

/** Everything on each list of checks, so that nothing is left undone. */
const all = {
  paperItems: ['isolated', 'mark', 'watermark', 'number', 'drafts'],
  venueItems: ['sound', 'lines', 'devices', 'access', 'waste'],
  briefingContents: ['grade', 'duty', 'recording', 'papers', 'sending', 'report'],
  reminders: ['grade', 'duty', 'recording', 'devices', 'leave']
};

export const witnesses = { witness1: '岳心怡', witness2: '童語謙' };

export const arranged = (agendaKinds: readonly string[]) => ({
  agendaKinds,
  meetingGrade: 'official-secret',
  paperDelivery: 'numbered'
});

/** The meeting is called in person, its venue swept, its papers made and approved, and who attends briefed; the papers are not issued yet. */
export async function arrangeMeeting(
  play: Play,
  caseKey: string,
  attendees: number,
  agendaKinds: readonly string[]
): Promise<void> {
  const called = { ...arranged(agendaKinds), meetingMode: 'in-person' };
  await play.does('ethics1', caseKey, 'ArrangeMeeting', called);
  const { venueItems, paperItems, briefingContents } = all;
  await play.does('general', caseKey, 'InspectVenue', { venueItems, venueResult: 'clear' });
  await play.does('officer1', caseKey, 'PreparePapers', { paperItems, copiesMade: attendees });
  await play.does('construction', caseKey, 'ApprovePaperIssue', { issueDecision: 'approve' });
  await play.does('ethics1', caseKey, 'GiveBriefing', { briefingContents, briefingResult: 'all-present' });
}

/** As `arrangeMeeting`, and each of those who attend has signed for a numbered copy. */
export async function prepareMeeting(
  play: Play,
  caseKey: string,
  attendees: number,
  agendaKinds: readonly string[]
): Promise<void> {
  await arrangeMeeting(play, caseKey, attendees, agendaKinds);
  for (let copy = 0; copy < attendees; copy += 1)
    await play.does('officer1', caseKey, 'IssueCopy', { issueDecision: 'issued' });
}

/** Opened by its chair, who reminds everybody; papers stay with who attended. */
export async function chairMeeting(play: Play, caseKey: string, meetingOutcome = 'held'): Promise<void> {
  const members = await membersIn(play, 'ethics1', caseKey, 'committee-member');
  await play.does('construction', caseKey, 'HoldMeeting', {
    reminders: all.reminders,
    presentMembers: members.map(({ participationId }) => participationId),
    signInWay: 'paper',
    recordingBy: 'none',
    meetingOutcome
  });
  await play.does('officer1', caseKey, 'DestroyWaste', witnesses);
}

/** As `chairMeeting`, and its minutes are numbered and confirmed. */
export async function holdMeeting(play: Play, caseKey: string): Promise<void> {
  await chairMeeting(play, caseKey);
  const [first] = await membersIn(play, 'ethics1', caseKey, 'committee-member');
  await play.does('officer1', caseKey, 'KeepMinutes', {
    minutesCopies: [
      { minutesCopyNumber: 1, minutesRecipient: first?.participationId, recipientKind: 'attendee' }
    ]
  });
  await play.does('construction', caseKey, 'ApproveMinutes', { minutesDecision: 'approve' });
}

/** The officer reads the number off the paper that comes back; here whichever of those out it is. */
async function collectCopy(play: Play, caseKey: string): Promise<void> {
  const task = await play.awaitTask('officer1', caseKey, 'CollectCopy');
  const params = { taskKey: task.taskKey };
  const { values } = await play.desk.as('officer1').call('task', { params });
  for (const copyNumber of values.issuedNumbers as readonly number[])
    try {
      return await play.complete('officer1', task, { returnDecision: 'collected', copyNumber });
    } catch (error) {
      if (!String(error).includes('COPY_NOT_ISSUED')) throw error;
    }
  throw new Error('no copy is the one asked for');
}

export async function collectCopies(play: Play, caseKey: string, count: number): Promise<void> {
  for (let copy = 0; copy < count; copy += 1) await collectCopy(play, caseKey);
}
