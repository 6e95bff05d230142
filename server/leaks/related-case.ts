import type { CaseStore, Task } from '../../persistence/contract/index.ts';
import { reportElement } from './start-leak.ts';

type Store = Pick<CaseStore, 'cases' | 'sealedFields'>;

const handling: ReadonlySet<string | null> = new Set(['ethics-officer', 'superior-ethics']);
const processes: ReadonlySet<string> = new Set(['leak-incident', 'leak-verification']);

const hint = {
  zh: '通報所填的相關案號在本機關查無此案，請向知情人員查明後再續行。',
  en: 'The report names a related case number that this agency does not have; find out which case is meant before going on.'
};

/**
 * Tells the ethics officers who handle a leak that its report names a case that is not there. The form takes any number and
 * answers nothing: whoever reports must not learn which cases there are.
 */
export async function relatedCaseHint(
  { cases, sealedFields }: Store,
  { caseKey, role, processDefinitionId }: Pick<Task, 'caseKey' | 'role' | 'processDefinitionId'>
): Promise<typeof hint | null> {
  if (!handling.has(role) || !processes.has(processDefinitionId)) return null;
  const [report] = await sealedFields.entries(caseKey, reportElement);
  const number = report?.values['relatedCase'];
  if (typeof number !== 'string' || number.trim() === '') return null;
  const agencyId = (await cases.get(caseKey))?.agencyId ?? '';
  return (await cases.hasNumber(agencyId, number.trim())) ? null : hint;
}
