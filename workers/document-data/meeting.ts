import type { MinutesListData, ResolutionListData, SignInSheetData } from '../../documents/index.ts';
import { isRecord } from '../job-input.ts';
import { labelled, shown } from './answers.ts';
import type { DataContext } from './context.ts';

const arranges = 'ArrangeMeeting';
const keepsMinutes = 'KeepMinutes';
const listsResolutions = 'RecordResolutions';

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

/** 會議決議列管表: every resolution as listed, with what was last reported of it and whether it is released (wh-em.8). */
export function resolutionListData({ answers }: DataContext): Promise<ResolutionListData> {
  const list = answers.at(listsResolutions).at(-1);
  const newest = (elementId: string, itemNumber: string) =>
    answers.at(elementId).findLast(({ values }) => values['itemNumber'] === itemNumber);
  const reports = answers.at('ReportResolution');
  return Promise.resolve({
    reportedAt: reports.at(-1)?.sealedAt ?? list?.sealedAt ?? '',
    resolutions: records(list?.values['resolutions']).map((row, index) => {
      const report = newest('ReportResolution', String(index + 1))?.values;
      const released =
        newest('ReleaseResolution', String(index + 1))?.values['resolutionDecision'] === 'release';
      return {
        number: index + 1,
        resolution: shown(row['resolution']),
        responsible: shown(row['responsible']),
        dueOn: shown(row['resolutionDueOn']),
        releaseOn: shown(row['releaseOn']),
        releaseCondition: shown(row['releaseCondition']),
        progress: shown(report?.['progress']),
        state: released ? '已解除' : labelled('resolutionState', report?.['resolutionState'] ?? 'open')
      };
    })
  });
}
