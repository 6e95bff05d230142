import { RefusalError } from '../../domain/refusals.ts';
import type { CaseStore, Person } from '../../persistence/contract/index.ts';
import { may, type Relation } from './may.ts';
import { rules, type Action } from './rules.ts';

/** What a request names by its path. */
export interface Target {
  readonly caseKey?: string;
  readonly taskKey?: string;
}

async function relationOf(
  store: CaseStore,
  person: Person,
  action: Action,
  target: Target
): Promise<Relation> {
  const { who } = rules[action];
  if (who === 'case-member' && target.caseKey) {
    const found = await store.cases.visible(person.personId, target.caseKey);
    return found ? { to: 'case', ...found } : { to: 'unrelated' };
  }
  if (who === 'task-candidate' && target.taskKey) {
    const task = await store.tasks.visible(person.personId, target.taskKey);
    return task ? { to: 'task', task } : { to: 'unrelated' };
  }
  return { to: 'nothing' };
}

/** Finds the relation and decides; refuses with NOT_FOUND or NOT_ALLOWED, answers the relation otherwise. */
export async function authorize(
  store: CaseStore,
  person: Person,
  action: Action,
  target: Target
): Promise<Relation> {
  const relation = await relationOf(store, person, action, target);
  const verdict = may(person, action, relation);
  if (verdict === 'hidden') throw new RefusalError({ code: 'NOT_FOUND' });
  if (verdict === 'forbidden') throw new RefusalError({ code: 'NOT_ALLOWED' });
  return relation;
}
