import catalogue from '../workflows/clauses.json' with { type: 'json' };
import type { PlanModel } from './plan.ts';
import type { Problem, RuleContext } from './problem.ts';
import { rules } from './rules/index.ts';

/** Everything that the plan breaks, rule by rule; empty when it may be submitted. */
export const checkPlan = (
  plan: PlanModel,
  context: RuleContext = { clauses: catalogue }
): readonly Problem[] => rules.flatMap((rule) => rule(plan, context));
