import type {
  ElementInstanceKey,
  MessageKey,
  MessageSubscriptionKey,
  ProcessDefinitionKey,
  ProcessInstanceKey,
  SignalSubscriptionKey,
  TimerKey
} from './keys.ts';
import type { Instant, JsonText } from './values.ts';

/** A published message that waits for subscriptions; its row goes when its time to live ends. */
export interface MessageRecord {
  key: MessageKey;
  name: string;
  correlationKey: string;
  messageId: string | null;
  /** When it expires. */
  deadline: Instant;
  /** JSON text of an object. */
  variables: JsonText;
  /** Ids of the processes that it has reached: a message reaches a process once. */
  correlatedTo: string[];
  tenantId: string;
}

export interface MessageSubscriptionRecord {
  key: MessageSubscriptionKey;
  /** Whether a message starts a new instance or continues a waiting one. */
  kind: 'START' | 'EVENT';
  state: 'CREATED' | 'CORRELATED' | 'DELETED';
  messageName: string;
  /** Empty for a start subscription. */
  correlationKey: string;
  /** The catching event: start, intermediate, boundary, receive task or event sub-process start. */
  elementId: string;
  /** The element instance that waits; null for a start subscription. */
  elementInstanceKey: ElementInstanceKey | null;
  processInstanceKey: ProcessInstanceKey | null;
  processDefinitionKey: ProcessDefinitionKey;
  processDefinitionId: string;
  /** Whether the waiting element ends when the message comes. */
  interrupting: boolean;
  /** The last message that was correlated. */
  messageKey: MessageKey | null;
  createdAt: Instant;
  updatedAt: Instant;
  tenantId: string;
}

/** Who waits for a signal; its row goes with the waiting. */
export interface SignalSubscriptionRecord {
  key: SignalSubscriptionKey;
  signalName: string;
  /** The catching event: start, intermediate, boundary or event sub-process start. */
  elementId: string;
  /** The element instance that waits; null for a start event of a process. */
  elementInstanceKey: ElementInstanceKey | null;
  processInstanceKey: ProcessInstanceKey | null;
  processDefinitionKey: ProcessDefinitionKey;
  tenantId: string;
}

/** A timer that will fire; its row goes when it has fired for the last time or was cancelled. */
export interface TimerRecord {
  key: TimerKey;
  dueAt: Instant;
  /** How often it fires yet; -1 without end. */
  repetitions: number;
  /** What makes the next due time: ISO 8601 duration or repetition, cron expression; null for the last. */
  interval: string | null;
  elementId: string;
  /** The element instance that waits; null for a timer start event. */
  elementInstanceKey: ElementInstanceKey | null;
  processInstanceKey: ProcessInstanceKey | null;
  processDefinitionKey: ProcessDefinitionKey;
  tenantId: string;
}
