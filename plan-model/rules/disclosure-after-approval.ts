import { certainBefore } from '../graph/certain-facts.ts';
import { completed } from '../graph/plan-graph.ts';
import { disclosuresOf } from '../plan.ts';
import type { Rule } from '../problem.ts';

const rule = 'disclosure-after-approval';

/** On every way to a step that discloses an artefact, a step that approves this disclosure has been completed (tc-doc.3). */
export const disclosureAfterApproval: Rule = (plan) => {
  const approvals = new Map(plan.steps.map((step) => [completed(step.elementId), new Set(step.approves)]));
  const approved = certainBefore(plan.graph, approvals);
  return disclosuresOf(plan)
    .filter((step) => step.artefact === null || !approved.get(step.elementId)?.has(step.artefact))
    .map((step) => ({
      rule,
      elementId: step.elementId,
      clause: 'tc-doc.3',
      ...(step.artefact === null
        ? {
            zh: `「${step.name}」會揭露資料，但未指明是哪一項。`,
            en: `“${step.name}” discloses, but does not say what.`
          }
        : {
            zh: `「${step.name}」之前並非每條路徑都經過核准，請在各路徑上先加入核准步驟。`,
            en: `Not every way to “${step.name}” passes its approval; put an approval before it on each of them.`
          })
    }));
};
