import type {
  Observed,
  ObservedElement,
  ObservedIncident,
  ObservedJob,
  ObservedMove,
  ObservedSignal,
  ObservedSubscription,
  ObservedTask,
  ObservedTimer
} from './observed.ts';

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** An event of the real engine's log, as far as it is read here. */
export interface LogRecord {
  readonly valueType: string;
  readonly intent: string;
  readonly key: number;
  readonly value: Record<string, unknown>;
}

const text = (value: unknown) => String(value as string | number);
/** Keys are 64-bit integers below 2^53 on a single partition; absent ones are -1. */
const keyOf = (value: unknown) => (Number(value) > 0 ? text(value) : '');

const moveOf: Readonly<Record<string, string>> = {
  ELEMENT_ACTIVATED: 'activated',
  ELEMENT_COMPLETED: 'completed',
  ELEMENT_TERMINATED: 'terminated',
  SEQUENCE_FLOW_TAKEN: 'took'
};

/** What the events of the real engine's log add up to. */
export class RecordLog {
  /** How many records of the log have been read. */
  length = 0;
  readonly #elements = new Map<string, Mutable<ObservedElement>>();
  readonly #jobs = new Map<string, Mutable<ObservedJob>>();
  readonly #variables = new Map<string, { scopeKey: string; name: string; value: string }>();
  readonly #incidents = new Map<string, Mutable<ObservedIncident>>();
  readonly #subscriptions = new Map<string, ObservedSubscription>();
  readonly #signals = new Map<string, ObservedSignal>();
  readonly #tasks = new Map<string, ObservedTask>();
  readonly #timers = new Map<string, ObservedTimer>();
  readonly #flows = new Map<string, { instanceKey: string; flowId: string }>();
  readonly #moves: ObservedMove[] = [];

  apply(record: LogRecord): void {
    this.#readers[record.valueType]?.(record);
  }

  observed(): Observed {
    return {
      elements: [...this.#elements.values()],
      jobs: [...this.#jobs.values()],
      variables: [...this.#variables.values()],
      incidents: [...this.#incidents.values()],
      subscriptions: [...this.#subscriptions.values()],
      signals: [...this.#signals.values()],
      tasks: [...this.#tasks.values()],
      timers: [...this.#timers.values()],
      flows: [...this.#flows.values()],
      moves: this.#moves
    };
  }

  readonly #readers: Record<string, (record: LogRecord) => void> = {
    PROCESS_INSTANCE: (record) => this.#processInstance(record),
    JOB: (record) => this.#job(record),
    JOB_BATCH: (record) => this.#jobBatch(record),
    VARIABLE: ({ value }) => {
      const scopeKey = text(value.scopeKey);
      const name = text(value.name);
      this.#variables.set(`${scopeKey} ${name}`, { scopeKey, name, value: text(value.value) });
    },
    INCIDENT: (record) => this.#incident(record),
    PROCESS_MESSAGE_SUBSCRIPTION: (record) => this.#subscription(record),
    SIGNAL_SUBSCRIPTION: (record) => this.#signal(record),
    USER_TASK: (record) => this.#task(record),
    TIMER: (record) => this.#timer(record)
  };

  #processInstance({ intent, key, value }: LogRecord): void {
    const element = this.#elements.get(text(key));
    const did = moveOf[intent];
    if (did) {
      const what = `${did} ${text(value.elementId)}`;
      this.#moves.push({ instanceKey: text(value.processInstanceKey), what });
    }
    if (intent === 'SEQUENCE_FLOW_TAKEN') {
      const flow = { instanceKey: text(value.processInstanceKey), flowId: text(value.elementId) };
      this.#flows.set(`${flow.instanceKey} ${flow.flowId}`, flow);
    } else if (intent === 'ELEMENT_ACTIVATING') {
      this.#elements.set(text(key), {
        key: text(key),
        elementId: text(value.elementId),
        type: text(value.bpmnElementType),
        scopeKey: keyOf(value.flowScopeKey) || keyOf(value.parentElementInstanceKey),
        state: 'ACTIVE'
      });
    } else if (element && intent === 'ELEMENT_COMPLETED') element.state = 'COMPLETED';
    else if (element && intent === 'ELEMENT_TERMINATED') element.state = 'TERMINATED';
  }

  #job({ intent, key, value }: LogRecord): void {
    const job = this.#jobs.get(text(key));
    this.#jobs.set(text(key), {
      key: text(key),
      elementInstanceKey: text(value.elementInstanceKey),
      elementId: text(value.elementId),
      type: text(value.type),
      kind: value.jobKind as ObservedJob['kind'],
      event: text(value.jobListenerEventType),
      retries: Number(value.retries),
      headers: value.customHeaders as Record<string, string>,
      state: intent,
      handed: job?.handed ?? []
    });
  }

  #jobBatch({ intent, value }: LogRecord): void {
    if (intent !== 'ACTIVATED') return;
    const keys = value.jobKeys as number[];
    const jobs = value.jobs as { variables: unknown }[];
    keys.forEach((key, index) => {
      const job = this.#jobs.get(text(key));
      if (!job) return;
      job.state = 'ACTIVATED';
      job.handed = [...job.handed, JSON.stringify(jobs[index]?.variables)];
    });
  }

  #incident({ intent, key, value }: LogRecord): void {
    this.#incidents.set(text(key), {
      key: text(key),
      elementInstanceKey: text(value.elementInstanceKey),
      processDefinitionId: text(value.bpmnProcessId),
      errorType: text(value.errorType),
      errorMessage: text(value.errorMessage),
      resolved: intent === 'RESOLVED',
      jobKey: keyOf(value.jobKey) || null
    });
  }

  #subscription({ intent, key, value }: LogRecord): void {
    const ended = intent === 'DELETED' || (intent === 'CORRELATED' && value.interrupting === true);
    if (ended) this.#subscriptions.delete(text(key));
    else if (intent === 'CREATED') {
      this.#subscriptions.set(text(key), {
        elementInstanceKey: text(value.elementInstanceKey),
        elementId: text(value.elementId),
        messageName: text(value.messageName),
        correlationKey: text(value.correlationKey)
      });
    }
  }

  #signal({ intent, key, value }: LogRecord): void {
    const elementInstanceKey = keyOf(value.catchEventInstanceKey);
    if (intent === 'DELETED') this.#signals.delete(text(key));
    else if (intent === 'CREATED' && elementInstanceKey) {
      this.#signals.set(text(key), {
        elementInstanceKey,
        elementId: text(value.catchEventId),
        signalName: text(value.signalName)
      });
    }
  }

  /** An event that only announces or corrects a change carries the task as it will be, which is not seen from outside yet. */
  #task({ intent, key, value }: LogRecord): void {
    const task = this.#tasks.get(text(key));
    const state = taskStates[intent];
    if (!state) return;
    if (task && announces.has(intent)) {
      this.#tasks.set(text(key), { ...task, state });
      return;
    }
    this.#tasks.set(text(key), {
      key: text(key),
      elementInstanceKey: text(value.elementInstanceKey),
      state,
      // While it is created, it tells whom it will be assigned to then.
      assignee: intent === 'CREATING' ? '' : text(value.assignee),
      candidateGroups: value.candidateGroupsList as string[],
      candidateUsers: value.candidateUsersList as string[],
      dueDate: text(value.dueDate),
      followUpDate: text(value.followUpDate),
      priority: Number(value.priority),
      headers: value.customHeaders as Record<string, string>,
      externalFormReference: text(value.externalFormReference),
      hasForm: keyOf(value.formKey) !== ''
    });
  }

  #timer({ intent, key, value }: LogRecord): void {
    if (intent !== 'CREATED') this.#timers.delete(text(key));
    else if (keyOf(value.elementInstanceKey)) {
      this.#timers.set(text(key), {
        elementInstanceKey: text(value.elementInstanceKey),
        elementId: text(value.targetElementId),
        dueAt: Number(value.dueDate)
      });
    }
  }
}

/** The state of a user task after an event of the log; events that say nothing of it are absent. */
const taskStates: Readonly<Record<string, string>> = {
  CREATING: 'CREATING',
  CREATED: 'CREATED',
  ASSIGNING: 'ASSIGNING',
  CLAIMING: 'ASSIGNING',
  ASSIGNED: 'CREATED',
  ASSIGNMENT_DENIED: 'CREATED',
  UPDATING: 'UPDATING',
  UPDATED: 'CREATED',
  UPDATE_DENIED: 'CREATED',
  COMPLETING: 'COMPLETING',
  COMPLETED: 'COMPLETED',
  COMPLETION_DENIED: 'CREATED',
  CANCELING: 'CANCELING',
  CANCELED: 'CANCELED'
};

const announces = new Set([
  'ASSIGNING',
  'CLAIMING',
  'UPDATING',
  'COMPLETING',
  'CANCELING',
  'ASSIGNMENT_DENIED',
  'UPDATE_DENIED',
  'COMPLETION_DENIED'
]);
