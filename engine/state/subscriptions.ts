import type { Instant, MessageKey, MessageSubscriptionRecord } from '../records.ts';
import type { ChangeLog } from './change-log.ts';
import { Groups } from './groups.ts';

const slot = (name: string, correlationKey: string) => `${name}\u0000${correlationKey}`;

/** Who waits for which message. */
export class Subscriptions {
  readonly #events = new Groups<MessageSubscriptionRecord>();
  readonly #starts = new Groups<MessageSubscriptionRecord>();
  readonly #startsOfProcess = new Groups<MessageSubscriptionRecord>();
  readonly #log: ChangeLog;

  constructor(log: ChangeLog) {
    this.#log = log;
  }

  loaded(subscription: MessageSubscriptionRecord): void {
    if (subscription.kind === 'EVENT') {
      this.#events.add(slot(subscription.messageName, subscription.correlationKey), subscription);
      return;
    }
    this.#starts.add(subscription.messageName, subscription);
    this.#startsOfProcess.add(subscription.processDefinitionId, subscription);
  }

  opened(subscription: MessageSubscriptionRecord): void {
    this.loaded(subscription);
    this.#log.inserted('messageSubscription', subscription);
  }

  /** A message reached it; one that interrupts is over with that. */
  correlated(subscription: MessageSubscriptionRecord, messageKey: MessageKey, now: Instant): void {
    subscription.messageKey = messageKey;
    subscription.updatedAt = now;
    if (subscription.interrupting) this.#close(subscription, 'CORRELATED', now);
    else this.#log.updated('messageSubscription', subscription);
  }

  /** The event that waits, or its definition, is another one now. */
  migrated(subscription: MessageSubscriptionRecord): void {
    this.#log.updated('messageSubscription', subscription);
  }

  deleted(subscription: MessageSubscriptionRecord, now: Instant): void {
    if (subscription.state === 'CREATED') this.#close(subscription, 'DELETED', now);
  }

  events(name: string, correlationKey: string): MessageSubscriptionRecord[] {
    return [...this.#events.of(slot(name, correlationKey))];
  }

  starts(name: string): MessageSubscriptionRecord[] {
    return [...this.#starts.of(name)];
  }

  startsOf(processDefinitionId: string): MessageSubscriptionRecord[] {
    return [...this.#startsOfProcess.of(processDefinitionId)];
  }

  #close(subscription: MessageSubscriptionRecord, state: 'CORRELATED' | 'DELETED', now: Instant): void {
    subscription.state = state;
    subscription.updatedAt = now;
    this.#events.remove(slot(subscription.messageName, subscription.correlationKey), subscription);
    this.#starts.remove(subscription.messageName, subscription);
    this.#startsOfProcess.remove(subscription.processDefinitionId, subscription);
    this.#log.updated('messageSubscription', subscription);
  }
}
