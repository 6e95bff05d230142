import type { Participation } from '../../domain/cases.ts';
import type { Grade } from '../../domain/grades.ts';
import type { Role } from '../../domain/roles.ts';

export type TaskState = 'open' | 'completing' | 'done' | 'gone';

/** What the engine says about a user task. Instants are ISO 8601; any offset, kept in UTC. */
export interface ProjectedTask {
  readonly userTaskKey: string;
  readonly caseKey: string;
  readonly elementId: string;
  readonly elementInstanceKey: string;
  readonly processDefinitionId: string;
  readonly processDefinitionKey: string;
  readonly processInstanceKey: string;
  readonly name: string;
  readonly formKey: string | null;
  /** Exactly one of `role` and `participationId` is set. */
  readonly role: Role | null;
  readonly participationId: string | null;
  readonly dueAt: string | null;
  readonly createdAt: string;
  /** 0–100, engine's default 50. */
  readonly priority: number;
}

export interface Task extends ProjectedTask {
  readonly assigneePersonId: string | null;
  readonly state: TaskState;
  readonly version: number;
}

export interface VisibleTask extends Task {
  /** Principal's person id when the person sees it only as a deputy. */
  readonly asDeputyOf: string | null;
  readonly caseNumber: string;
  readonly caseCodeName: string;
  readonly caseGrade: Grade;
}

export interface TaskFilter {
  readonly caseKey?: string;
  /** Due before this instant. */
  readonly dueBefore?: string;
  /** Held by this person. */
  readonly heldBy?: string;
  /** Earliest due first (the default), or newest first. */
  readonly sort?: 'due' | 'newest';
  readonly limit?: number;
  readonly offset?: number;
}

/** The desk's projection of the engine's user tasks; authorized and sorted in SQL. */
export interface TaskRegister {
  /**
   * Inserts what is new, refreshes due date, priority and name of what is open; never revives a finished task. Answers the keys
   * of those that were not known before.
   */
  project(tasks: readonly ProjectedTask[]): Promise<readonly string[]>;
  get(userTaskKey: string): Promise<Task | undefined>;
  /** Open tasks of the person; by default earliest due first, those without a due date last. */
  listVisible(personId: string, filter?: TaskFilter): Promise<readonly VisibleTask[]>;
  /**
   * Open tasks of people who left a case without a successor, in the cases where the person is the ethics officer or stands in for one: to
   * name a successor, not to do them.
   */
  listVacant(personId: string, filter?: TaskFilter): Promise<readonly VisibleTask[]>;
  countVacant(personId: string, filter?: TaskFilter): Promise<number>;
  /** Exact up to `atMost`, and `atMost` beyond: counting tens of thousands takes longer than listing a page. */
  countVisible(personId: string, filter?: TaskFilter, atMost?: number): Promise<number>;
  /** One task in any state, when the person may see it. */
  visible(personId: string, userTaskKey: string): Promise<VisibleTask | undefined>;
  ofCase(caseKey: string): Promise<readonly Task[]>;
  /** Keys in the states `open` and `completing`, for the reconciler. */
  unfinishedKeys(): Promise<readonly string[]>;
  /** Takes an open task that nobody holds (TASK_TAKEN), or lets it go (null). */
  assign(userTaskKey: string, personId: string | null, expectedVersion: number): Promise<Task>;
  /**
   * Somebody leaves: tasks of their role that they held are free again, tasks of their own participation are the successor's. Answers
   * the latter; without a successor they stay as they are.
   */
  handOver(leaver: Participation, successorId: string | null): Promise<readonly Task[]>;
  /** Which of the elements have begun in the case: a task there is done, or is open and its time has come. */
  begun(caseKey: string, elementIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** The engine no longer has it and nobody here completed it. */
  markGone(userTaskKeys: readonly string[]): Promise<void>;
  /** Person ids (deputies and their principals) who completed any of the elements in the case. */
  completers(caseKey: string, elementIds: readonly string[]): Promise<readonly string[]>;
}

/** pending → sent → confirmed → applied; pending or sent → failed, which opens the task again. */
export type TaskActState = 'pending' | 'sent' | 'confirmed' | 'applied' | 'failed';

export interface TaskAct {
  readonly actId: string;
  readonly idempotencyKey: string;
  readonly userTaskKey: string;
  readonly caseKey: string;
  readonly elementId: string;
  readonly personId: string;
  readonly asDeputyOf: string | null;
  readonly sealedEntryId: string | null;
  /** Routing values only. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly state: TaskActState;
  readonly attempts: number;
  /** Catalogue code of the last failure. */
  readonly failure: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** Intent before completion by REST, so that each act counts once whatever dies in between. */
export interface TaskActRegister {
  /**
   * Records the intent and moves the task to `completing`. A repeated key answers the first act with `created: false`;
   * another act on the same task is TASK_GONE; a task held by another person is TASK_TAKEN.
   */
  begin(input: {
    readonly idempotencyKey: string;
    readonly userTaskKey: string;
    readonly personId: string;
    readonly asDeputyOf?: string | null;
    readonly sealedEntryId?: string | null;
    readonly variables: Readonly<Record<string, unknown>>;
  }): Promise<{ readonly act: TaskAct; readonly created: boolean }>;
  get(actId: string): Promise<TaskAct | undefined>;
  byKey(idempotencyKey: string): Promise<TaskAct | undefined>;
  /** Counts an attempt to complete in the engine. */
  markSent(actId: string): Promise<void>;
  /** The engine completed it: the task is `done`. Answers false when that was known already. */
  markConfirmed(actId: string): Promise<boolean>;
  /** The register act is carried out. Answers false when it was before: call it in the transaction that applies. */
  markApplied(actId: string): Promise<boolean>;
  markFailed(actId: string, failure: string): Promise<void>;
  /** Acts not yet applied or failed whose last change is before the instant, oldest first. */
  unfinished(before: string, limit?: number): Promise<readonly TaskAct[]>;
}
