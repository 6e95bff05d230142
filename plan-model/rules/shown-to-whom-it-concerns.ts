import { nominatedRoles, type Role } from '../../domain/roles.ts';
import { wordList } from '../../domain/word-list.ts';
import { placesAfter } from '../graph/places-after.ts';
import { completed } from '../graph/plan-graph.ts';
import { stepOf, type PlanModel, type Step } from '../plan.ts';
import type { Problem, Rule } from '../problem.ts';

const rule = 'shown-to-whom-it-concerns';

/** Who may know what people on a secret list entered: who is answerable for the list. */
const knowLists: readonly Role[] = ['agency-head', 'ethics-officer'];
const listed: readonly Role[] = nominatedRoles;

const shownAt = (step: Step): readonly string[] => wordList(step.properties['shows']);
const decides = ({ approves, proof }: Step): boolean => approves.length > 0 || proof === 'fresh';

/** A decision on the artefact that `step` carries it out on, and what it was made on. */
const decidedFor = ({ steps }: PlanModel, step: Step): readonly string[] =>
  steps
    .filter((each) => decides(each) && each.artefact === step.artefact)
    .flatMap((each) => [each.elementId, ...shownAt(each)]);

const byListed = ({ oneParticipation, roles }: Step): boolean =>
  oneParticipation || roles.some((role) => listed.includes(role));

const told = (step: Step, zh: string, en: string): Problem => ({
  rule,
  elementId: step.elementId,
  clause: 'tp-07.3',
  zh: `「${step.name}」${zh}`,
  en: `“${step.name}” ${en}`
});

function problemsOf(plan: PlanModel, step: Step, shown: Step): readonly Problem[] {
  const concerned = decides(step) || [...step.excludes, ...decidedFor(plan, step)].includes(shown.elementId);
  const upstream = placesAfter(plan.graph, completed(shown.elementId)).has(step.elementId);
  const mayKnow = !byListed(shown) || step.roles.every((role) => knowLists.includes(role));
  return [
    ...(concerned
      ? []
      : [
          told(
            step,
            `既不核定、也不覆核「${shown.name}」，不得顯示其填答；請設為核定步驟，或自「顯示」中移除。`,
            `neither decides on nor checks “${shown.name}” and may not be shown its answers; make it a decision, or take the step off what it shows.`
          )
        ]),
    ...(upstream
      ? []
      : [
          told(
            step,
            `所顯示之「${shown.name}」不在其之前；只能顯示先前步驟之填答。`,
            `is shown “${shown.name}”, which does not come before it; only earlier steps can be shown.`
          )
        ]),
    ...(mayKnow
      ? []
      : [
          told(
            step,
            `不得顯示名單上人員所填之「${shown.name}」；僅首長及政風人員得知悉。`,
            `may not be shown “${shown.name}”, which people on a secret list fill in; only the head and the ethics officer may know.`
          )
        ])
  ];
}

/**
 * Answers stand only beside the form of whoever decides on them, checks them, or carries out that decision; they come from earlier steps,
 * and what people on a secret list entered is for those answerable for the list (`shoumi:shows`; need to know, tp-07.3).
 */
export const shownToWhomItConcerns: Rule = (plan) =>
  plan.steps.flatMap((step) =>
    shownAt(step).flatMap((elementId) => {
      const shown = stepOf(plan, elementId);
      return shown ? problemsOf(plan, step, shown) : [];
    })
  );
