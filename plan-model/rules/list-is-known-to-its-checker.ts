import { knowersOf } from '../../domain/need-to-know.ts';
import { isRole, roles, type Role } from '../../domain/roles.ts';
import { wordList } from '../../domain/word-list.ts';
import { stepOf, type PlanModel, type Step } from '../plan.ts';
import type { Problem, Rule } from '../problem.ts';

/** The role whose list a step draws up or mends; null when it does neither. */
function listedAt({ act, properties }: Step): Role | null {
  if (act !== 'nominate-members' && act !== 'recuse-members') return null;
  const role = properties['nominates'] ?? 'committee-member';
  return isRole(role) ? role : null;
}

/** Lists that a step works on or is shown as they were drawn up. */
const listsAt = (plan: PlanModel, step: Step): readonly Role[] => {
  const shown = wordList(step.properties['shows']).map((elementId) => stepOf(plan, elementId));
  const lists = [step, ...shown].flatMap((each) => (each && listedAt(each)) ?? []);
  return [...new Set(lists)];
};

const named = (list: readonly Role[], language: 'zh' | 'en'): string =>
  list.map((role) => roles[role][language]).join(language === 'zh' ? '、' : ', ');

function problemOf(plan: PlanModel, step: Step, list: Role): Problem | null {
  const knowers = knowersOf(list);
  if (knowers === null || step.roles.every((role) => knowers.includes(role))) return null;
  const taking = new Set(plan.steps.flatMap(({ roles: bearers }) => bearers));
  const instead = knowers.filter((role) => taking.has(role));
  return {
    rule: 'list-is-known-to-its-checker',
    elementId: step.elementId,
    clause: 'tp-07.3',
    zh: `「${step.name}」須看見${roles[list].zh}名單，但${named(step.roles, 'zh')}不得知悉，只會看到「（不公開）」；請改由${named(knowers, 'zh')}辦理。`,
    en: `“${step.name}” works on the list of ${roles[list].en.toLowerCase()}s, whose names ${named(step.roles, 'en')} may not know and would see as “(withheld)”; give it to ${named(knowers, 'en')}.`,
    instead
  };
}

/**
 * Whoever draws up, checks or decides on a list of people that is a secret of its own may know who is on it: a check by a role that sees only
 * marks checks nothing (need to know, tp-07.3; domain/need-to-know.ts).
 */
export const listIsKnownToItsChecker: Rule = (plan) =>
  plan.steps.flatMap((step) => listsAt(plan, step).flatMap((list) => problemOf(plan, step, list) ?? []));
