import { readTenderNotice } from '../../domain/tender-notice.ts';
import { RefusalError } from '../../domain/refusals.ts';
import type { Answer } from '../http/call.ts';

/** Fields of the start form, each with what the notice calls it. */
const fields = {
  tenderTitle: 'tenderTitle',
  procurementClass: 'procurementClass',
  budget: 'estimatedAmount',
  noticeOn: 'noticeOn',
  bidDeadline: 'bidDeadline',
  bidOpening: 'bidOpening',
  hasReservePrice: 'hasReservePrice',
  awardMethod: 'awardMethod'
} as const;

const isFilled = (field: string): field is keyof typeof fields => Object.hasOwn(fields, field);

/** Fills the start form from a published tender notice; what could not be read is listed. NOTICE_UNREADABLE otherwise. */
export function valuesFromNotice(notice: unknown): Answer<'readTenderNotice'> {
  const reading = readTenderNotice(notice);
  if ('refusal' in reading) throw new RefusalError(reading.refusal);
  const values = Object.entries(fields).flatMap(([item, field]) => {
    const value = reading.notice[item as keyof typeof fields];
    return value === null ? [] : [[field, value] as const];
  });
  return {
    values: Object.fromEntries(values),
    unread: reading.unread
      .filter(({ field }) => isFilled(field))
      .map(({ field, zh, en }) => ({ field: isFilled(field) ? fields[field] : field, zh, en }))
  };
}
