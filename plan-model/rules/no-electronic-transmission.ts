import { certainBefore } from '../graph/certain-facts.ts';
import { completed } from '../graph/plan-graph.ts';
import type { PlanModel } from '../plan.ts';
import type { Rule } from '../problem.ts';

/** Steps that approve an exception cite this clause; the process by itself is one. */
const exceptionClause = 'tp-13.2';
const exceptionProcess = 'electronic-transmission-exception';

/** Graded content is not sent electronically unless an exception has been approved on every way there (tp-13.1, wh-p27.1). */
export const noElectronicTransmission: Rule = (plan) => {
  const excepted = certainBefore(plan.graph, exceptions(plan));
  const free = new Set(plan.artefacts.filter(({ grade }) => grade === 'unclassified').map(({ id }) => id));
  return plan.steps
    .filter((step) => step.discloses === 'transmit' && !free.has(step.artefact ?? ''))
    .filter((step) => !excepted.get(step.elementId)?.has(step.artefact ?? ''))
    .map((step) => ({
      rule: 'no-electronic-transmission',
      elementId: step.elementId,
      clause: 'tp-13.1',
      zh: `「${step.name}」以電子方式傳送機密資料；除先經核准例外（加密或管制規定），不得為之。`,
      en: `“${step.name}” sends graded content electronically; without an approved exception before it this is refused.`
    }));
};

const exceptions = (plan: PlanModel): ReadonlyMap<string, ReadonlySet<string>> =>
  new Map(
    plan.steps
      .filter((step) => step.clauses.includes(exceptionClause) || step.calledProcess === exceptionProcess)
      .map((step) => [
        completed(step.elementId),
        new Set([...step.approves, ...(step.artefact ? [step.artefact] : [])])
      ])
  );
