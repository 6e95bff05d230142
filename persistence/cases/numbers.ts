import type { CaseKind } from '../../domain/cases.ts';
import type { RegisterContext } from '../register/context.ts';

/** A number stands in mail subjects and on covers: a leak's says only that it is a matter of the ethics office (政風). */
const letters: Readonly<Record<CaseKind, string>> = { plan: '專', leak: '政' };

const TAIPEI_OFFSET_MS = 8 * 3_600_000;

/** Year of the Republic in Taipei at an instant (milliseconds since the epoch). */
const rocYearAt = (now: number): number => new Date(now + TAIPEI_OFFSET_MS).getUTCFullYear() - 1911;

/** The next number of an agency's kind of case in this year: `115-專-0001`. Inside the transaction that opens it. */
export async function nextCaseNumber(
  { db, clock }: RegisterContext,
  agencyId: string,
  kind: CaseKind
): Promise<string> {
  const year = rocYearAt(clock.now());
  const sequence = { agency_id: agencyId, kind, roc_year: year };
  await db('case_numbers')
    .insert({ ...sequence, last: 0 })
    .onConflict(['agency_id', 'kind', 'roc_year'])
    .ignore();
  await db('case_numbers').where(sequence).increment('last', 1);
  const row = await db('case_numbers').where(sequence).first<{ last: number }>('last');
  return `${year}-${letters[kind]}-${String(row?.last ?? 0).padStart(4, '0')}`;
}
