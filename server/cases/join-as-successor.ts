import type { Participation } from '../../domain/cases.ts';
import { RefusalError, type FieldProblem } from '../../domain/refusals.ts';
import { offices } from '../../domain/roles.ts';
import type { CaseStore } from '../../persistence/contract/index.ts';

const path = 'successorPerson';

export const refusedAt = (problem: FieldProblem): RefusalError =>
  new RefusalError({ code: 'INVALID_INPUT', facts: { count: 1 }, problems: [problem] });

/**
 * The successor takes part in the leaver's role; an office is followed by whoever holds it. INVALID_INPUT at `successorPerson` for
 * somebody who may not follow.
 */
export async function joinAsSuccessor(
  { people, cases }: Pick<CaseStore, 'people' | 'cases'>,
  { caseKey, role, personId: leaving }: Participation,
  personId: string
): Promise<Participation> {
  if (personId === leaving)
    throw refusedAt({
      path,
      zh: '接任人員不得為離開人員本人。',
      en: 'Nobody follows themselves: name somebody else.'
    });
  const person = await people.get(personId);
  if (
    !person ||
    person.disabled ||
    person.roles.includes('administrator') ||
    (offices.has(role) && !person.roles.includes(role))
  )
    throw refusedAt({ path, zh: '此人並未擔任此職務。', en: 'This person does not hold the office.' });
  return cases.addParticipation(caseKey, { role, personId, unitId: person.unitId });
}
