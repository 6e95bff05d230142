import type { AdHocActivation, JobResult, JsonObject } from '../../../engine/commands.ts';
import type { Observed } from './observed.ts';

/** What a person does with a native user task; dates are RFC 3339 texts. */
export type TaskAct =
  | { readonly kind: 'assign'; readonly assignee: string }
  | { readonly kind: 'claim'; readonly assignee: string }
  | { readonly kind: 'unassign' }
  | { readonly kind: 'update'; readonly changes: TaskChanges }
  | { readonly kind: 'complete'; readonly variables: JsonObject };

export interface TaskChanges {
  readonly candidateGroups?: string[];
  readonly candidateUsers?: string[];
  readonly dueDate?: string;
  readonly followUpDate?: string;
  readonly priority?: number;
}

/** One engine, driven from outside. Each act is refused by a rejection. Keys are the engine's own. */
export interface Driver {
  /** Its clock runs between the acts too; else it stands until it is moved. */
  readonly clockRuns?: boolean;
  /** Deploys files by name, all or none. */
  deploy(files: Readonly<Record<string, string>>): Promise<void>;
  /** Starts an instance of the latest version; answers its key. */
  start(processId: string, variables: JsonObject): Promise<string>;
  /** Hands out every job of these types that can be handed out. */
  activate(types: readonly string[]): Promise<void>;
  /** With the result of a user task's listener or of an ad-hoc sub-process, where there is one. */
  complete(jobKey: string, variables: JsonObject, result?: JobResult): Promise<void>;
  fail(jobKey: string, retries: number): Promise<void>;
  throwError(jobKey: string, code: string, variables: JsonObject): Promise<void>;
  /** Gives a job retries again. */
  updateRetries(jobKey: string, retries: number): Promise<void>;
  /** Publishes a message that lives for `timeToLive` ms; by default it reaches only who waits now. */
  publish(name: string, correlationKey: string, variables: JsonObject, timeToLive?: number): Promise<void>;
  broadcast(signalName: string, variables: JsonObject): Promise<void>;
  /** Acts upon a native user task; answers when it was accepted, whatever its listeners say then. */
  actOnTask(taskKey: string, act: TaskAct): Promise<void>;
  /** Activates elements of an ad-hoc sub-process; with `cancel` those that are active already are ended. */
  activateElements(
    adHocSubProcessKey: string,
    elements: readonly AdHocActivation[],
    cancel: boolean
  ): Promise<void>;
  /** Answers when it was accepted, whatever the listeners of a user task say then. */
  setVariables(scopeKey: string, variables: JsonObject): Promise<void>;
  resolve(incidentKey: string): Promise<void>;
  cancel(instanceKey: string): Promise<void>;
  /** Moves the clock forward by ms. */
  advance(ms: number): Promise<void>;
  /** All that has happened, once the engine has nothing left to do. */
  observe(): Promise<Observed>;
  close(): Promise<void>;
}
