import type { MemoryStore } from '../state/memory-store.ts';

/**
 * What keeps tokens from moving on, line by line, called instances too: open incidents, what the workers (by job type) have thrown last, and
 * jobs that none of them takes.
 */
export function standstill(
  store: MemoryStore,
  workers: ReadonlySet<string>,
  errors: ReadonlyMap<string, unknown>
): string[] {
  const incidents = store.rows('incident').filter((row) => row.state === 'ACTIVE');
  const waiting = store
    .rows('job')
    .filter((row) => row.endDate === null && row.incidentKey === null && !workers.has(row.type));
  return [
    ...incidents.map((row) => `incident at ${row.elementId}: ${row.errorType} ${row.errorMessage}`),
    ...[...errors].map(([type, error]) => `the worker of '${type}' threw ${String(error)}`),
    ...waiting.map((row) => `no worker takes the job of type '${row.type}' at ${row.elementId}`)
  ];
}
