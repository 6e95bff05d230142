/** What can be seen of an engine, in terms that both engines know. Lists are in the order in which things began. */
export interface Observed {
  readonly elements: readonly ObservedElement[];
  readonly jobs: readonly ObservedJob[];
  readonly variables: readonly ObservedVariable[];
  readonly incidents: readonly ObservedIncident[];
  readonly subscriptions: readonly ObservedSubscription[];
  readonly signals: readonly ObservedSignal[];
  readonly tasks: readonly ObservedTask[];
  readonly timers: readonly ObservedTimer[];
  readonly flows: readonly ObservedFlow[];
  /** What elements did, one after the other; absent where nobody listens. */
  readonly moves?: readonly ObservedMove[];
}

export interface ObservedElement {
  readonly key: string;
  /** The process instance itself is an element: its id is the process id, its type PROCESS. */
  readonly elementId: string;
  readonly type: string;
  /** The enclosing element instance; of a called process its call activity; empty for a root instance. */
  readonly scopeKey: string;
  readonly state: 'ACTIVE' | 'COMPLETED' | 'TERMINATED';
}

export interface ObservedJob {
  readonly key: string;
  readonly elementInstanceKey: string;
  readonly elementId: string;
  readonly type: string;
  readonly kind: 'BPMN_ELEMENT' | 'EXECUTION_LISTENER' | 'TASK_LISTENER' | 'AD_HOC_SUB_PROCESS';
  /** What the job of a listener listens to; else `UNSPECIFIED`. */
  readonly event: string;
  readonly retries: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly state: string;
  /** What its worker was given at each activation, oldest first: JSON text of an object. */
  readonly handed: readonly string[];
}

export interface ObservedVariable {
  readonly scopeKey: string;
  readonly name: string;
  /** JSON text. */
  readonly value: string;
}

export interface ObservedIncident {
  readonly processDefinitionId?: string | undefined;
  /** Absent where only the kind of the incident is known. */
  readonly errorMessage?: string | undefined;
  readonly key: string;
  readonly elementInstanceKey: string;
  readonly errorType: string;
  readonly resolved: boolean;
  readonly jobKey: string | null;
}

/** An open subscription: an element instance that waits for a message. */
export interface ObservedSubscription {
  readonly elementInstanceKey: string;
  readonly elementId: string;
  readonly messageName: string;
  readonly correlationKey: string;
}

/** An element instance that waits for a signal. */
export interface ObservedSignal {
  readonly elementInstanceKey: string;
  readonly elementId: string;
  readonly signalName: string;
}

/** A native user task (`zeebe:userTask`). */
export interface ObservedTask {
  readonly key: string;
  readonly elementInstanceKey: string;
  readonly state: string;
  /** Empty when nobody is assigned. */
  readonly assignee: string;
  readonly candidateGroups: readonly string[];
  readonly candidateUsers: readonly string[];
  /** Empty when there is none. */
  readonly dueDate: string;
  readonly followUpDate: string;
  readonly priority: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly externalFormReference: string;
  readonly hasForm: boolean;
}

/** A timer that has yet to fire. */
export interface ObservedTimer {
  readonly elementInstanceKey: string;
  readonly elementId: string;
  readonly dueAt: number;
}

/** `activated X`, `completed X`, `terminated X` of an element or process, `took X` of a sequence flow, in a process instance. */
export interface ObservedMove {
  readonly instanceKey: string;
  readonly what: string;
}

/** A sequence flow that was taken in a process instance, at least once. */
export interface ObservedFlow {
  readonly instanceKey: string;
  readonly flowId: string;
}
