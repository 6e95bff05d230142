import type { CaseRecord } from '../domain/cases.ts';
import { RefusalError } from '../domain/refusals.ts';
import type { CaseRegister } from './ports/index.ts';

/** The case of a key; NOT_FOUND when there is none. */
export async function findCase(cases: CaseRegister, caseKey: string): Promise<CaseRecord> {
  const record = await cases.get(caseKey);
  if (!record) throw new RefusalError({ code: 'NOT_FOUND' });
  return record;
}
