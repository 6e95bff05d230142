/** What a refused or failed call to Camunda means to the desk. */
export type EngineFailure =
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'refused'; readonly status: number; readonly detail: string };

/** Reads the SDK's error: HTTP problems carry a status; everything without one never reached the engine. */
export function engineFailure(error: unknown): EngineFailure {
  const { status, detail, message } = (error ?? {}) as { status?: number; detail?: string; message?: string };
  if (status === undefined || status === 429 || status >= 500) return { kind: 'unreachable' };
  return { kind: 'refused', status, detail: detail ?? message ?? '' };
}

/** The network's own error: nothing in the server fetches from anywhere but the engine. */
export const isUnreachable = (error: unknown): boolean =>
  (error as { message?: unknown } | null | undefined)?.message === 'fetch failed';
