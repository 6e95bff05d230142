import type { MinutesListData, ResolutionListData, SignInSheetData } from '../../documents/index.ts';
import { isRecord } from '../job-input.ts';
import { labelled, shown } from './answers.ts';
import type { DataContext } from './context.ts';

const arranges = 'ArrangeMeeting';
const keepsMinutes = 'KeepMinutes';
const reportsResolutions = 'ReportResolutions';

const records = (value: unknown): readonly Record<string, unknown>[] =>
  Array.isArray(value) ? value.filter(isRecord) : [];

const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];

/** 簽到表 of the participations in the variable `attendees`. */
export async function signInSheetData(context: DataContext): Promise<SignInSheetData> {
  const { answers, job, participant } = context;
  return {
    meetingCodeName: answers.text('meetingCodeName', arranges),
    grade: answers.label('meetingGrade', arranges),
    meetingAt: shown(job.variables['meetingAt']),
    venue: answers.text('meetingVenue', arranges),
    mode: labelled('meetingMode', job.variables['meetingMode']),
    attendees: await Promise.all(texts(job.variables['attendees']).map(participant))
  };
}

/** 會議紀錄分送清單 as the officer drew it up last. */
export async function minutesListData({ answers, participant }: DataContext): Promise<MinutesListData> {
  const copies = records(answers.value('minutesCopies', keepsMinutes));
  return {
    meetingCodeName: answers.text('meetingCodeName', arranges),
    minutesNumber: answers.text('minutesNumber', keepsMinutes),
    copies: await Promise.all(
      copies.map(async ({ minutesCopyNumber, minutesRecipient, recipientKind }) => {
        const { name, unit } = await participant(shown(minutesRecipient));
        return {
          number: Number(minutesCopyNumber),
          recipient: name,
          unit,
          kind: labelled('recipientKind', recipientKind)
        };
      })
    )
  };
}

/** 會議決議列管表 as reported last (wh-em.8). */
export async function resolutionListData({ answers }: DataContext): Promise<ResolutionListData> {
  const report = answers.at(reportsResolutions).at(-1);
  return {
    reportedAt: report?.sealedAt ?? '',
    resolutions: records(report?.values['resolutions']).map((row, index) => ({
      number: index + 1,
      resolution: shown(row['resolution']),
      responsible: shown(row['responsible']),
      dueOn: shown(row['resolutionDueOn']),
      progress: shown(row['progress']),
      state: labelled('resolutionState', row['resolutionState'])
    }))
  };
}
