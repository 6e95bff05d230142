import type { Clock } from '../domain/clock.ts';
import type { CaseStore } from '../persistence/contract/index.ts';
import type { Camunda } from './engine/camunda.ts';
import type { Changes } from './http/changes.ts';
import type { RequestLog } from './http/log.ts';
import type { DeployedModels } from './models/deployed.ts';
import type { Shipped } from './models/shipped.ts';
import type { AttemptLimit } from './sign-in/attempts.ts';

/** What every part of the desk works with; composed once in `product.ts`. */
export interface Desk {
  readonly store: CaseStore;
  readonly camunda: Camunda;
  readonly models: DeployedModels;
  readonly shipped: Shipped;
  readonly clock: Clock;
  readonly changes: Changes;
  readonly attempts: AttemptLimit;
  readonly log: RequestLog;
  /** Brings the task list up to date with the engine. */
  readonly syncTasks: () => Promise<void>;
}

/** The present instant as ISO 8601. */
export const instantOf = (clock: Clock): string => new Date(clock.now()).toISOString();
