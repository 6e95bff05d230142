import type { MessageRecord } from '../records.ts';
import type { ChangeLog } from './change-log.ts';
import type { DueQueue } from './due-queue.ts';
import { Groups } from './groups.ts';

const slot = (name: string, correlationKey: string) => `${name}\u0000${correlationKey}`;

/** Buffered messages, in the order of their publication. */
export class Messages {
  readonly #byKey = new Map<string, MessageRecord>();
  readonly #slots = new Groups<MessageRecord>();
  readonly #log: ChangeLog;
  readonly #due: DueQueue;

  constructor(log: ChangeLog, due: DueQueue) {
    this.#log = log;
    this.#due = due;
  }

  get(key: string): MessageRecord | undefined {
    return this.#byKey.get(key);
  }

  loaded(message: MessageRecord): void {
    this.#byKey.set(message.key, message);
    this.#slots.add(slot(message.name, message.correlationKey), message);
    this.#due.add(message.deadline, 'messageExpiry', message.key);
  }

  buffered(message: MessageRecord): void {
    this.loaded(message);
    this.#log.inserted('message', message);
  }

  expired(message: MessageRecord): void {
    this.#byKey.delete(message.key);
    this.#slots.remove(slot(message.name, message.correlationKey), message);
    this.#due.cancel(message.key);
    this.#log.removed('message', message.key);
  }

  /** It has reached a process. */
  correlated(message: MessageRecord, processDefinitionId: string): void {
    message.correlatedTo.push(processDefinitionId);
    if (this.#byKey.has(message.key)) this.#log.updated('message', message);
  }

  waiting(name: string, correlationKey: string): Iterable<MessageRecord> {
    return this.#slots.of(slot(name, correlationKey));
  }

  /** Whether a buffered message has the same name, correlation key and message id. */
  isDuplicate(name: string, correlationKey: string, messageId: string): boolean {
    for (const message of this.waiting(name, correlationKey))
      if (message.messageId === messageId) return true;
    return false;
  }
}
