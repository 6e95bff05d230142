import type { SignalSubscriptionRecord } from '../records.ts';
import type { ChangeLog } from './change-log.ts';
import { Groups } from './groups.ts';

/** Who waits for which signal. */
export class Signals {
  readonly #byName = new Groups<SignalSubscriptionRecord>();
  readonly #startsOfDefinition = new Groups<SignalSubscriptionRecord>();
  readonly #log: ChangeLog;

  constructor(log: ChangeLog) {
    this.#log = log;
  }

  loaded(subscription: SignalSubscriptionRecord): void {
    this.#byName.add(subscription.signalName, subscription);
    if (subscription.elementInstanceKey === null)
      this.#startsOfDefinition.add(subscription.processDefinitionKey, subscription);
  }

  opened(subscription: SignalSubscriptionRecord): void {
    this.loaded(subscription);
    this.#log.inserted('signalSubscription', subscription);
  }

  closed(subscription: SignalSubscriptionRecord): void {
    this.#byName.remove(subscription.signalName, subscription);
    this.#startsOfDefinition.remove(subscription.processDefinitionKey, subscription);
    this.#log.removed('signalSubscription', subscription.key);
  }

  /** An element instance waits on by another definition: only starts are found by their definition. */
  migrated(subscription: SignalSubscriptionRecord): void {
    this.#log.updated('signalSubscription', subscription);
  }

  waiting(signalName: string): SignalSubscriptionRecord[] {
    return [...this.#byName.of(signalName)];
  }

  startsOf(processDefinitionKey: string): SignalSubscriptionRecord[] {
    return [...this.#startsOfDefinition.of(processDefinitionKey)];
  }
}
