import type { Step } from '../plan.ts';
import type { Rule } from '../problem.ts';

const groups = /^=\s*\[\s*caseKey\s*\+\s*"\/[a-z-]+"(\s*,\s*caseKey\s*\+\s*"\/[a-z-]+")*\s*\]\s*$/;

/** Every user task goes to a known role within the case, or to one participation of it, and has a form. */
export const taskHasRole: Rule = (plan) =>
  plan.steps
    .filter((step) => step.type === 'UserTask')
    .flatMap((step) =>
      faultsOf(step).map(({ zh, en }) => ({
        rule: 'task-has-role',
        elementId: step.elementId,
        zh: `工作「${step.name}」${zh}`,
        en: `The task “${step.name}” ${en}`
      }))
    );

function faultsOf(step: Step): readonly { readonly zh: string; readonly en: string }[] {
  const { candidateGroups, assignee, candidateUsers } = step.assignment;
  const byRole =
    candidateGroups !== null && groups.test(candidateGroups) && step.roles.length > 0 && assignee === null;
  const byPerson = candidateGroups === null && step.oneParticipation;
  return [
    ...((byRole || byPerson) && candidateUsers === null
      ? []
      : [
          {
            zh: '須指定案件中的角色或一位參與人。',
            en: 'must name a role within the case or one participation.'
          }
        ]),
    ...(step.nativeUserTask ? [] : [{ zh: '須為 Camunda 使用者工作。', en: 'must be a Camunda user task.' }]),
    ...(step.formId === null ? [{ zh: '須有表單。', en: 'must have a form.' }] : [])
  ];
}
