import { measuresOf } from '../plan.ts';
import type { Rule } from '../problem.ts';

/** Every risk point is met by a measure (ac-m.7). */
export const riskHasMeasure: Rule = (plan) => {
  const met = new Set(measuresOf(plan).map((step) => step.riskPoint));
  return plan.riskPoints
    .filter((risk) => !met.has(risk.id))
    .map((risk) => ({
      rule: 'risk-has-measure',
      elementId: null,
      clause: 'ac-m.7',
      zh: `風險事項「${risk.title}」沒有防範措施，請指定一個步驟防範。`,
      en: `Nothing meets the risk “${risk.title}”; let a step be its measure.`
    }));
};
