import type { ExecutableElement } from '../model/executable.ts';
import type {
  ElementInstanceRecord,
  JobRecord,
  MessageSubscriptionRecord,
  ProcessInstanceRecord,
  SignalSubscriptionRecord,
  TimerRecord,
  UserTaskRecord,
  VariableRecord
} from '../records.ts';
import type { DeployedProcess } from './definitions.ts';

/**
 * An active element instance, or an active process instance as the outermost scope, with what hangs on it.
 * Lives from activation until completion or termination.
 */
export class Scope {
  children: Set<Scope> | null = null;
  variables: Map<string, VariableRecord> | null = null;
  job: JobRecord | null = null;
  userTask: UserTaskRecord | null = null;
  subscriptions: MessageSubscriptionRecord[] | null = null;
  signals: SignalSubscriptionRecord[] | null = null;
  timers: TimerRecord[] | null = null;
  /** For a call activity: the called instance. */
  called: ProcessScope | null = null;

  #element: ExecutableElement | null;

  constructor(
    readonly record: ElementInstanceRecord | ProcessInstanceRecord,
    /** Null leaves it to be looked up in the process when first asked for. */
    element: ExecutableElement | null,
    private deployed: DeployedProcess,
    /** The enclosing scope; null for a process instance. */
    readonly parent: Scope | null
  ) {
    this.#element = element;
  }

  get element(): ExecutableElement {
    return (this.#element ??= this.#find());
  }

  /** The definition that it runs by. */
  get process(): DeployedProcess {
    return this.deployed;
  }

  /** Goes on by another definition, at one of its elements. */
  migrate(process: DeployedProcess, element: ExecutableElement): void {
    this.deployed = process;
    this.#element = element;
  }

  get key(): string {
    return this.record.key;
  }

  get childCount(): number {
    return this.children?.size ?? 0;
  }

  /** The process instance that it belongs to. */
  get root(): ProcessScope {
    // eslint-disable-next-line @typescript-eslint/no-this-alias
    let scope: Scope = this;
    while (scope.parent) scope = scope.parent;
    return scope as ProcessScope;
  }

  isProcess(): this is ProcessScope {
    return this.parent === null;
  }

  #find(): ExecutableElement {
    const { root, elements } = this.process.executable;
    const element = this.isProcess() ? root : elements.get(this.elementRecord.elementId);
    if (element) return element;
    throw new Error(`Element instance ${this.key} (${this.elementRecord.elementId}) has no element`);
  }

  /** Its record as that of an element instance; a bug when it is a process instance. */
  get elementRecord(): ElementInstanceRecord {
    return this.record as ElementInstanceRecord;
  }

  /** Whether this is the body of a multi-instance activity, not one of its inner instances. */
  get isMultiInstanceBody(): boolean {
    return this.parent !== null && this.elementRecord.type === 'MULTI_INSTANCE_BODY';
  }
}

/** A process instance. */
export interface ProcessScope extends Scope {
  readonly record: ProcessInstanceRecord;
  readonly parent: null;
}
