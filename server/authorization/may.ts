import type { CaseRecord } from '../../domain/cases.ts';
import type { Role } from '../../domain/roles.ts';
import type { Person, Standing, VisibleTask } from '../../persistence/contract/index.ts';
import { rules, type Action } from './rules.ts';

/** How a person stands to what they ask for. `unrelated` covers what does not exist: the two are never told apart. */
export type Relation =
  | { readonly to: 'nothing' }
  | { readonly to: 'unrelated' }
  | { readonly to: 'case'; readonly record: CaseRecord; readonly standings: readonly Standing[] }
  | { readonly to: 'task'; readonly task: VisibleTask };

/** `hidden`: answer as for a thing that does not exist. `forbidden`: they know of it, but may not do this. */
export type Verdict = 'yes' | 'hidden' | 'forbidden';

const holds = (held: readonly Role[], wanted: readonly Role[]): boolean =>
  wanted.some((role) => held.includes(role));

/** Decides every request: the person (undefined when nobody is signed in), the action and the relation to its case. */
export function may(person: Person | undefined, action: Action, relation: Relation): Verdict {
  const rule = rules[action];
  if (rule.who === 'anyone') return 'yes';
  if (!person || person.disabled) return 'hidden';
  if (rule.who === 'signed-in') return 'yes';
  if (rule.who === 'agency-role') return holds(person.roles, rule.roles) ? 'yes' : 'forbidden';
  if (person.roles.includes('administrator')) return 'hidden';
  if (rule.who === 'task-candidate') return relation.to === 'task' ? 'yes' : 'hidden';
  if (relation.to !== 'case' || (rule.kind && relation.record.kind !== rule.kind)) return 'hidden';
  if (!rule.roles) return 'yes';
  return holds(
    relation.standings.map(({ role }) => role),
    rule.roles
  )
    ? 'yes'
    : 'forbidden';
}

/** The standing that a person acts by: their own before a principal's, one of the wanted roles where given. */
export function standingFor(standings: readonly Standing[], wanted?: readonly Role[]): Standing | undefined {
  const fitting = standings.filter(({ role }) => !wanted || wanted.includes(role));
  return fitting.find(({ asDeputyOf }) => asDeputyOf === null) ?? fitting[0];
}

/** Whether one of the standings is among the roles that the running model names for a message. */
export const maySend = (standings: readonly Standing[], roles: readonly Role[]): boolean =>
  standingFor(standings, roles) !== undefined;
