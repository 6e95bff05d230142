import type { DocumentMark } from '../documents/index.ts';
import { rocDate } from '../domain/roc-date.ts';
import type { DataContext } from './document-data/context.ts';
import { particularsOf } from './document-data/particulars.ts';
import { optionalText } from './job-input.ts';

/** Leak papers carry a condition of their own: they outlive the plan's (tc-oth.6: one is mandatory). */
const leakCondition = '於案件結案並經核定解密時解密';
const planCondition = '於計畫結案並經核定解密時解密';

async function periodOrCondition(context: DataContext): Promise<string> {
  if (context.record.kind === 'leak') return leakCondition;
  const { releaseBy, releaseCondition, secrecyUntil } = await particularsOf(context);
  if (releaseBy === 'period' && typeof secrecyUntil === 'string') return `保密至${rocDate(secrecyUntil)}`;
  return typeof releaseCondition === 'string' && releaseCondition !== '' ? releaseCondition : planCondition;
}

async function copyMark(context: DataContext): Promise<DocumentMark['copy']> {
  const copyId = optionalText(context.job, 'copyId');
  const copies = copyId === undefined ? [] : await context.ports.custody.copies(context.record.caseKey);
  const copy = copies.find((each) => each.copyId === copyId);
  if (!copy) return undefined;
  return { number: copy.number, holder: (await context.participant(copy.holderParticipationId)).name };
}

/** What stands on every page of a paper of the case; `now` in milliseconds since the epoch. */
export async function documentMark(context: DataContext, now: number): Promise<DocumentMark> {
  const { record, ports } = context;
  const copy = await copyMark(context);
  return {
    grade: record.grade,
    periodOrCondition: await periodOrCondition(context),
    agencyName: (await ports.agencies.get(record.agencyId))?.name ?? '',
    caseNumber: record.number,
    codeName: record.codeName,
    date: new Date(now).toISOString(),
    ...(copy && { copy })
  };
}
