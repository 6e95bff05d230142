import type { Grade } from '../domain/grades.ts';
import type { Role } from '../domain/roles.ts';
import type { FlowScope } from './graph/flow-scope.ts';
import type { PlanGraph } from './graph/plan-graph.ts';
import type { Reach } from './reading/read-reach.ts';

/** How a step discloses: hands out numbered copies, makes public, sends electronically, opens what was sealed. */
export const disclosureKinds = ['issue', 'publish', 'transmit', 'open'] as const;
export type DisclosureKind = (typeof disclosureKinds)[number];

/** Something named in the plan: a phase or a risk point. */
export interface Named {
  readonly id: string;
  readonly title: string;
}

/** A graded thing of the plan: `shoumi:artefact:<id>` = `title|grade|period or condition`. */
export interface Artefact extends Named {
  /** As written; null when it is no grade. */
  readonly grade: Grade | null;
  /** Secrecy period or declassification condition; empty when none is given. */
  readonly terms: string;
  /** Steps, of the plan or of a process that it calls, with whose beginning the secrecy ends: `shoumi:until:<artefact>`. */
  readonly until: readonly string[];
}

/** One element of the diagram, with what its `shoumi:` properties say. Lists are empty and texts null when absent. */
export interface Step {
  readonly elementId: string;
  readonly name: string;
  /** BPMN type without prefix: `UserTask`, `CallActivity`, `ExclusiveGateway` … */
  readonly type: string;
  /** The sub-process around it; null at the top. */
  readonly parentId: string | null;
  /** Of a user task: the roles whose group is offered it; of a call activity: the role that answers for it (`shoumi:role`). */
  readonly roles: readonly Role[];
  /** The task is assigned to one participation. */
  readonly oneParticipation: boolean;
  readonly assignment: {
    readonly candidateGroups: string | null;
    readonly assignee: string | null;
    readonly candidateUsers: string | null;
  };
  readonly nativeUserTask: boolean;
  readonly formId: string | null;
  /** `x` of a due date `=due.x`. */
  readonly dueName: string | null;
  readonly jobType: string | null;
  /** `zeebe:taskHeaders`. */
  readonly headers: Readonly<Record<string, string>>;
  /** Of a call activity: the process called. */
  readonly calledProcess: string | null;
  /** Artefact of the step: its own property, else the constant that a call hands on. */
  readonly artefact: string | null;
  readonly clauses: readonly string[];
  readonly phase: string | null;
  readonly riskPoint: string | null;
  readonly measure: string | null;
  readonly evidence: string | null;
  readonly due: string | null;
  readonly discloses: DisclosureKind | null;
  readonly approves: readonly string[];
  readonly act: string | null;
  readonly excludes: readonly string[];
  readonly proof: string | null;
  readonly documents: readonly string[];
  /** How many witnesses the step demands (`shoumi:witnesses`). */
  readonly witnesses: number;
  /** What the step concludes (`shoumi:closes`): `evaluation`. */
  readonly closes: string | null;
  /** Every `shoumi:` property by its name without the prefix. */
  readonly properties: Readonly<Record<string, string>>;
}

/** A plan as its diagram says it; particulars of the case are not in it. */
export interface PlanModel {
  readonly processId: string;
  readonly name: string;
  readonly title: string;
  readonly executable: boolean;
  /** The shipped template that it was drawn from; null for a template itself. */
  readonly template: string | null;
  readonly templateVersion: string | null;
  /** Clause ids of its scope. */
  readonly scope: readonly string[];
  readonly phases: readonly Named[];
  readonly riskPoints: readonly Named[];
  readonly artefacts: readonly Artefact[];
  /** Dates of the case that deadline rules may count from: `shoumi:date:<variable>` = title. */
  readonly dates: readonly Named[];
  /** In the order of the diagram's flow, sub-processes before what is in them. */
  readonly steps: readonly Step[];
  readonly graph: PlanGraph;
  /** The process and its sub-processes, each as its own flow of tokens. */
  readonly scopes: readonly FlowScope[];
  /** How the process and each of its elements reach out of themselves. */
  readonly reach: readonly Reach[];
  /** Start events of the process itself. */
  readonly starts: readonly { readonly elementId: string; readonly isNone: boolean }[];
}

/** Steps that the plan document lists as measures. */
export const measuresOf = (plan: PlanModel): readonly Step[] =>
  plan.steps.filter((step) => step.measure !== null);

/** Steps that let an artefact out. */
export const disclosuresOf = (plan: PlanModel): readonly Step[] =>
  plan.steps.filter((step) => step.discloses !== null);

/** Call activities. */
export const callsOf = (plan: PlanModel): readonly Step[] =>
  plan.steps.filter((step) => step.calledProcess !== null);

export const stepOf = (plan: PlanModel, elementId: string): Step | undefined =>
  plan.steps.find((step) => step.elementId === elementId);
