import type { JsonObject } from '../../../engine/commands.ts';
import type { Observed } from './observed.ts';

/** One engine, driven from outside. Each act is refused by a rejection. Keys are the engine's own. */
export interface Driver {
  /** Deploys files by name, all or none. */
  deploy(files: Readonly<Record<string, string>>): Promise<void>;
  /** Starts an instance of the latest version; answers its key. */
  start(processId: string, variables: JsonObject): Promise<string>;
  /** Hands out every job of these types that can be handed out. */
  activate(types: readonly string[]): Promise<void>;
  complete(jobKey: string, variables: JsonObject): Promise<void>;
  fail(jobKey: string, retries: number): Promise<void>;
  throwError(jobKey: string, code: string, variables: JsonObject): Promise<void>;
  /** Gives a job retries again. */
  updateRetries(jobKey: string, retries: number): Promise<void>;
  /** Publishes a message that reaches only who waits now. */
  publish(name: string, correlationKey: string, variables: JsonObject): Promise<void>;
  setVariables(scopeKey: string, variables: JsonObject): Promise<void>;
  resolve(incidentKey: string): Promise<void>;
  cancel(instanceKey: string): Promise<void>;
  /** Moves the clock forward by ms. */
  advance(ms: number): Promise<void>;
  /** All that has happened, once the engine has nothing left to do. */
  observe(): Promise<Observed>;
  close(): Promise<void>;
}
