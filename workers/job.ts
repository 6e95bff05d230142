/** A job as its handler sees it. */
export interface Job {
  readonly jobKey: string;
  readonly type: string;
  readonly elementId: string;
  readonly processDefinitionId: string;
  readonly processInstanceKey: string;
  /** Attempts left, this one included. */
  readonly retries: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Variables out, a technical failure to be tried again, or a business error that the model catches. */
export type Outcome =
  | { readonly complete: Readonly<Record<string, unknown>> }
  | { readonly fail: string; readonly retryBackOffMs: number }
  | { readonly throwError: string; readonly message: string };

/**
 * Works one job. A job may come more than once (worker death, timeout), under the same `jobKey`: the second time must
 * change nothing. A RefusalError fails the job with its message; any other throw is a bug and fails it namelessly.
 */
export type JobHandler = (job: Job) => Promise<Outcome>;

export const done: Outcome = { complete: {} };
