import type { Role } from '../domain/roles.ts';
import type { PlanModel } from './plan.ts';

/** What a drawing breaks: the rule, where, and what to do about it. */
export interface Problem {
  readonly rule: string;
  /** Null when it is about the plan as a whole. */
  readonly elementId: string | null;
  readonly zh: string;
  readonly en: string;
  /** The clause that asks for it. */
  readonly clause?: string;
  /** Roles of the plan that the step may be given to instead; the designer offers them. */
  readonly instead?: readonly Role[];
}

/** One clause of the catalogue (`workflows/clauses.json`). */
export interface Clause {
  readonly id: string;
  readonly zh: string;
  /** Title of the document that it comes from. */
  readonly source: string;
  /** Processes that fulfil it. */
  readonly processes: readonly string[];
}

/** What rules may look things up in. */
export interface RuleContext {
  readonly clauses: readonly Clause[];
}

/** One rule: every place where the plan breaks it. */
export type Rule = (plan: PlanModel, context: RuleContext) => readonly Problem[];
