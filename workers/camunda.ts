import type { Camunda8 } from '@camunda8/sdk';

/** The SDK's client of the Orchestration Cluster REST API v2; made where the product is composed. */
export type Camunda = ReturnType<Camunda8['getOrchestrationClusterApiClientLoose']>;

/** The HTTP status and detail of a call that Camunda refused; undefined when it could not be reached or was overloaded. */
export function refusedBy(error: unknown): { readonly status: number; readonly detail: string } | undefined {
  if (!(error instanceof Error)) return undefined;
  const { status, detail, message } = error as Error & {
    readonly status?: unknown;
    readonly detail?: unknown;
  };
  if (typeof status !== 'number' || status < 400 || status >= 500 || status === 429) return undefined;
  return { status, detail: typeof detail === 'string' ? detail : message };
}
