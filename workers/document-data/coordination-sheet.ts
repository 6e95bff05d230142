import type { CoordinationSheetData } from '../../documents/index.ts';
import { isRecord } from '../job-input.ts';
import { labelled, shown } from './answers.ts';
import type { DataContext } from './context.ts';
import { particularsOf } from './particulars.ts';

const coordinates = 'CoordinateWithUnitHead';
const headDecides = 'HeadReviews';

async function replies(context: DataContext): Promise<CoordinationSheetData['replies']> {
  const unitHeads = context.participations.filter(
    ({ role, implicated }) => role === 'unit-head' && !implicated
  );
  return Promise.all(
    unitHeads.map(async ({ participationId, personId }) => {
      const { name, unit } = await context.participant(participationId);
      const entry = context.answers
        .at(coordinates)
        .findLast(({ values }) => values['participationId'] === participationId);
      const deputy = entry && entry.sealedBy !== personId ? await context.person(entry.sealedBy) : '';
      return {
        unit,
        name: deputy === '' ? name : `${name}\n（${deputy} 代理）`,
        decision: labelled('coordination', entry?.values['coordination']),
        opinion: shown(entry?.values['objectionReason']),
        at: entry?.sealedAt ?? ''
      };
    })
  );
}

/** 會辦單: which units were asked about the approved plan, and what they answered (tp-16.0). */
export async function coordinationSheetData(context: DataContext): Promise<CoordinationSheetData> {
  const { due } = context.job.variables;
  return {
    subject: shown((await particularsOf(context))['subject']),
    request: '專案機密維護計畫業經核定，請知悉並配合執行；如有異議請敘明理由。',
    sentAt: context.answers.at(headDecides).at(-1)?.sealedAt ?? '',
    dueAt: isRecord(due) ? shown(due['coordination']) : '',
    replies: await replies(context)
  };
}
