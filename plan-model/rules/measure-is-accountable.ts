import { isDueRule } from '../describe-due.ts';
import { measuresOf } from '../plan.ts';
import type { Named, Step } from '../plan.ts';
import type { Rule } from '../problem.ts';

/** Every measure has one accountable role, a time by which, and an evidence (ac-m.7). */
export const measureIsAccountable: Rule = (plan) =>
  measuresOf(plan).flatMap((step) =>
    missing(step, plan.dates).map(({ zh, en }) => ({
      rule: 'measure-is-accountable',
      elementId: step.elementId,
      clause: 'ac-m.7',
      zh: `措施「${step.name}」${zh}`,
      en: `The measure “${step.name}” ${en}`
    }))
  );

function missing(
  step: Step,
  dates: readonly Named[]
): readonly { readonly zh: string; readonly en: string }[] {
  const accountable = step.roles.length === 1 || step.oneParticipation;
  const due = step.due !== null && isDueRule(step.due, dates);
  return [
    ...(accountable
      ? []
      : [{ zh: '須有一個且僅一個負責角色。', en: 'needs one accountable role and no more.' }]),
    ...(due
      ? []
      : [
          {
            zh: '須有期限，例如 +3wd 或 bidOpening-2wd。',
            en: 'needs a due rule such as +3wd or bidOpening-2wd.'
          }
        ]),
    ...(step.evidence === null ? [{ zh: '須載明佐證。', en: 'needs evidence.' }] : [])
  ];
}
