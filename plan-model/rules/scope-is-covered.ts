import type { PlanModel } from '../plan.ts';
import type { Problem, Rule, RuleContext } from '../problem.ts';

const rule = 'scope-is-covered';

/** The six grounds on which a special plan is drawn up. */
const planGround = /^tp-16\.[1-6]$/;

/** The plan names the ground it is drawn up on, and a step fulfils each clause of its scope and of its kind (tp-16.0). */
export const scopeIsCovered: Rule = (plan, context) => {
  const cited = new Set(plan.steps.flatMap((step) => step.clauses));
  const open = demanded(plan, context).filter((id) => !cited.has(id));
  return [
    ...(plan.scope.some((id) => planGround.test(id)) ? [] : [withoutGround()]),
    ...open.map((id) => ({
      rule,
      elementId: null,
      clause: id,
      zh: `沒有任何步驟落實 ${id}「${zhOf(id, context)}」。`,
      en: `No step fulfils clause ${id}.`
    }))
  ];
};

/** Clauses of the scope, and those that the catalogue assigns to this kind of plan. */
function demanded(plan: PlanModel, { clauses }: RuleContext): readonly string[] {
  const kind = plan.template ?? plan.processId;
  const ofKind = clauses.filter(({ processes }) => processes.includes(kind)).map(({ id }) => id);
  return [...new Set([...plan.scope, ...ofKind])];
}

const withoutGround = (): Problem => ({
  rule,
  elementId: null,
  clause: 'tp-16.0',
  zh: '計畫範圍須載明屬於哪一種應訂計畫之情形（tp-16.1 至 tp-16.6）。',
  en: 'The scope must name the ground on which a plan is drawn up (tp-16.1 to tp-16.6).'
});

const zhOf = (id: string, { clauses }: RuleContext): string =>
  clauses.find((clause) => clause.id === id)?.zh ?? '';
