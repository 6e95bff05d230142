import { certainAfter } from '../graph/certain-facts.ts';
import { completed } from '../graph/plan-graph.ts';
import type { PlanModel, Step } from '../plan.ts';
import type { Rule } from '../problem.ts';

const settlingActs: readonly (string | null)[] = ['collect-copy', 'retain-copy', 'destroy-copy'];

/** Collects, retains or destroys every copy before it ends. */
const settlingProcess = 'controlled-papers';

/** What was issued is collected, retained with approval or destroyed on every way to an end (ml-mtg.3, ac-m.4, wh-vid.3). */
export const issuedIsAccounted: Rule = (plan) => {
  const settled = certainAfter(plan.graph, settlements(plan));
  return plan.steps
    .filter((step) => issues(step) && step.calledProcess !== settlingProcess)
    .filter((step) => step.artefact === null || !settled.get(completed(step.elementId))?.has(step.artefact))
    .map((step) => ({
      rule: 'issued-is-accounted',
      elementId: step.elementId,
      clause: 'ml-mtg.3',
      zh: `「${step.name}」發出的文件，並非每條路徑都會收回、核准留用或銷毀。`,
      en: `What “${step.name}” issues is not collected, retained or destroyed on every way to the end.`
    }));
};

const issues = (step: Step): boolean => step.discloses === 'issue' || step.act === 'issue-copy';

const settlements = (plan: PlanModel): ReadonlyMap<string, ReadonlySet<string>> =>
  new Map(
    plan.steps
      .filter((step) => step.artefact !== null && settlingActs.includes(step.act))
      .map((step) => [completed(step.elementId), new Set([step.artefact ?? ''])])
  );
