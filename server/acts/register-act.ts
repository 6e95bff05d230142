import type { Clock } from '../../domain/clock.ts';
import type { CaseStore, Task } from '../../persistence/contract/index.ts';
import type { Values } from '../forms/expression.ts';
import type { ElementInfo } from '../models/element-info.ts';

/** What a register act knows of the task that it completes. Refusals are thrown as RefusalError and undo everything. */
export interface ActContext {
  /** Bound to the transaction that also seals the answers and records the intent. */
  readonly store: CaseStore;
  readonly task: Task;
  readonly element: ElementInfo;
  /** All answers of the form, checked. */
  readonly values: Values;
  /** Variables of the task's scope: `copyId`, `taskId`, `participationId` … */
  readonly variables: Values;
  readonly personId: string;
  readonly asDeputyOf: string | null;
  /** The participation that the person acts by; null when none fits. */
  readonly participationId: string | null;
  /** SHA-256 of what the person saw and approves. */
  readonly bundleSha256: string | undefined;
  /** Derive every register key from it, so that the act counts once. */
  readonly idempotencyKey: string;
  readonly clock: Clock;
}

/** Facts without content for the audit log. */
export type ActFacts = Readonly<Record<string, string | number | boolean | null>>;

export interface RegisterAct {
  /** Name in the audit log, dotted. */
  readonly audit: string;
  /** What the registers show against the answers, before anything is written: routing answers that take the place of the person’s. */
  readonly finds?: (context: ActContext) => Promise<Values>;
  /** Checks and carries out; answers what the audit log keeps of it. */
  readonly apply: (context: ActContext) => Promise<ActFacts>;
}
