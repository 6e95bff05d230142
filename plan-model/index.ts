/** Reads a plan out of its diagram, checks the plan rules and draws up the plan document; the same in browser and server. */
export { checkPlan } from './check-plan.ts';
export { describeDue, describeDueInEnglish, isDueRule } from './describe-due.ts';
export { draftFromTemplate } from './draft-from-template.ts';
export type { DraftOptions } from './draft-from-template.ts';
export { UnreadableDiagram } from './moddle.ts';
export { callsOf, measuresOf, stepOf } from './plan.ts';
export type { Artefact, DisclosureKind, Named, PlanModel, Step } from './plan.ts';
export { planDocument } from './plan-document.ts';
export type { MeasureRow, Particulars, PlanDocument } from './plan-document.ts';
export type { Clause, Problem, Rule, RuleContext } from './problem.ts';
export { flowNodeIds } from './reading/flow-node-ids.ts';
export { planOf, readPlan } from './reading/read-plan.ts';
