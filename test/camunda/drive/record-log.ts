import type {
  Observed,
  ObservedElement,
  ObservedIncident,
  ObservedJob,
  ObservedSubscription,
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

/** What the events of the real engine's log add up to. */
export class RecordLog {
  /** How many records of the log have been read. */
  length = 0;
  readonly #elements = new Map<string, Mutable<ObservedElement>>();
  readonly #jobs = new Map<string, Mutable<ObservedJob>>();
  readonly #variables = new Map<string, { scopeKey: string; name: string; value: string }>();
  readonly #incidents = new Map<string, Mutable<ObservedIncident>>();
  readonly #subscriptions = new Map<string, ObservedSubscription>();
  readonly #timers = new Map<string, ObservedTimer>();
  readonly #flows = new Map<string, { instanceKey: string; flowId: string }>();

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
      timers: [...this.#timers.values()],
      flows: [...this.#flows.values()]
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
    TIMER: (record) => this.#timer(record)
  };

  #processInstance({ intent, key, value }: LogRecord): void {
    const element = this.#elements.get(text(key));
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
      type: text(value.type),
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
      errorType: text(value.errorType),
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
