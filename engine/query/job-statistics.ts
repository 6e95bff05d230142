import type { Condition, EngineQueries, Grouping, Scalar } from '../ports.ts';
import type { Instant } from '../records.ts';
import { isoTime } from './present.ts';

/** From one instant until before another. */
export interface Span {
  readonly from: Instant;
  readonly to: Instant;
}

/** How many jobs came to a state in a span, and when the last of them did. */
interface StatusMetric {
  count: number;
  lastUpdatedAt: string | null;
}

/** What became of jobs in a span. A job counts by what it is now: one that failed and was completed later is a completed one. */
export type JobMetrics = Record<Status, StatusMetric>;

type Status = 'created' | 'completed' | 'failed';

/** When a job came to a status, and the states that it then has; any for none. */
const statuses: Readonly<Record<Status, { at: string; states: readonly string[] }>> = {
  created: { at: 'createdAt', states: [] },
  completed: { at: 'endDate', states: ['COMPLETED'] },
  failed: { at: 'updatedAt', states: ['FAILED', 'ERROR_THROWN'] }
};

const none = (): StatusMetric => ({ count: 0, lastUpdatedAt: null });

/** No metrics yet. */
export const noMetrics = (): JobMetrics => ({ created: none(), completed: none(), failed: none() });

/** That a job's field lies in a span. */
export function within(field: string, { from, to }: Span): Condition[] {
  return [
    { field, op: 'gte', value: from },
    { field, op: 'lt', value: to }
  ];
}

/** The metrics of the jobs that fulfil the conditions, by what `by` groups them by, told where their time is; of all of them by null. */
export async function jobMetrics(
  queries: EngineQueries,
  span: Span,
  where: readonly Condition[],
  by: (at: string) => Grouping[]
): Promise<Map<Scalar | null, JobMetrics>> {
  const found = new Map<Scalar | null, JobMetrics>();
  for (const [status, { at, states }] of Object.entries(statuses) as [Status, (typeof statuses)[Status]][]) {
    const inStates: Condition[] = states.length > 0 ? [{ field: 'state', op: 'in', value: states }] : [];
    const tallies = await queries.tally('job', [...within(at, span), ...where, ...inStates], by(at), at);
    for (const { values, count, newest } of tallies) {
      const group = values[0] ?? null;
      const metrics = found.get(group) ?? noMetrics();
      metrics[status] = { count, lastUpdatedAt: isoTime(newest ?? null) ?? null };
      found.set(group, metrics);
    }
  }
  return found;
}

/** That something was heard of a job in a span. */
export function heardOf(span: Span): Condition {
  return { any: Object.values(statuses).map(({ at }) => within(at, span)) };
}
