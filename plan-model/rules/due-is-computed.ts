import { isDueRule } from '../describe-due.ts';
import type { Rule } from '../problem.ts';

const jobType = 'compute-due-dates';

/** Due dates that tasks wait for are computed by a step of the plan, from rules that can be read. */
export const dueIsComputed: Rule = (plan) => {
  const computing = plan.steps.filter((step) => step.jobType === jobType);
  const names = new Set(computing.flatMap((step) => Object.keys(step.headers)));
  const unknown = plan.steps.filter((step) => step.dueName !== null && !names.has(step.dueName));
  const unreadable = computing.flatMap((step) =>
    Object.entries(step.headers)
      .filter(([, text]) => !isDueRule(text, plan.dates))
      .map(([name, text]) => ({ step, name, text }))
  );
  return [
    ...unknown.map((step) => ({
      rule: 'due-is-computed',
      elementId: step.elementId,
      zh: `「${step.name}」的期限沒有任何步驟計算。`,
      en: `No step computes the due date of “${step.name}”.`
    })),
    ...unreadable.map(({ step, name, text }) => ({
      rule: 'due-is-computed',
      elementId: step.elementId,
      zh: `期限「${name}」的規則「${text}」無法辨識。`,
      en: `The rule “${text}” of the due date “${name}” cannot be read.`
    }))
  ];
};
