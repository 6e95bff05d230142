import type { Condition, EngineQueries } from '../../ports.ts';
import { parseDuration } from '../../processing/iso-duration.ts';
import { type Counted, pageOfCounted } from '../../query/counted-page.ts';
import { text } from '../../query/filters.ts';
import { heardOf, jobMetrics, noMetrics, type Span, within } from '../../query/job-statistics.ts';
import { readFilter } from '../../query/read-search.ts';
import { json } from '../answer.ts';
import type { JsonObject } from '../json-body.ts';
import { invalidArgument } from '../problem.ts';
import { optionalText, requiredInstant, requiredObject, requiredText } from '../read.ts';
import type { Handler, Route } from '../route.ts';

const spanOf = ({ from, to }: { from: unknown; to: unknown }): Span => ({
  from: requiredInstant(from, 'from'),
  to: requiredInstant(to, 'to')
});

/** The filter of a statistic: its span, and the conditions of the other properties that it may have. */
function filterOf(body: JsonObject, filters: Parameters<typeof readFilter>[0]) {
  const { from, to, ...others } = requiredObject(body, 'filter');
  return { span: spanOf({ from, to }), where: readFilter(filters, others) };
}

/** {@link filterOf} for the jobs of one type. */
function filterOfType(body: JsonObject, filters: Parameters<typeof readFilter>[0] = {}) {
  requiredText(requiredObject(body, 'filter') as JsonObject, 'jobType');
  return filterOf(body, { jobType: text('type'), ...filters });
}

const answered = (body: JsonObject, items: readonly Counted[]) =>
  json(pageOfCounted({ page: body.page }, items, []));

const taken: Condition = { field: 'worker', op: 'neq', value: '' };

/** How many jobs were created, completed and failed, and when the last of each. */
const ofAll: Handler = async ({ queries }, { query }) => {
  const span = spanOf({ from: query.get('from'), to: query.get('to') });
  const type = query.get('jobType');
  const where: Condition[] = type ? [{ field: 'type', op: 'eq', value: type }] : [];
  const found = await jobMetrics(queries, span, where, () => []);
  return json({ ...(found.get(null) ?? noMetrics()), isIncomplete: false });
};

const groupOf = (values: readonly unknown[]): string => JSON.stringify(values);

/** How many workers had jobs of each group. */
async function workersBy(queries: EngineQueries, where: readonly Condition[], by: readonly string[]) {
  const workers = new Map<string, number>();
  for (const { values } of await queries.tally('job', [...where, taken], [...by, 'worker'])) {
    const group = groupOf(values.slice(0, -1));
    workers.set(group, (workers.get(group) ?? 0) + 1);
  }
  return workers;
}

const byTypes: Handler = async ({ queries }, { body }) => {
  const { span, where } = filterOf(body, { jobType: text('type') });
  const found = await jobMetrics(queries, span, where, () => ['type']);
  const workers = await workersBy(queries, [...where, heardOf(span)], ['type']);
  const items = [...found].map(([jobType, metrics]) => ({
    jobType,
    ...metrics,
    workers: workers.get(groupOf([jobType])) ?? 0
  }));
  return answered(body, items);
};

const byWorkers: Handler = async ({ queries }, { body }) => {
  const { span, where } = filterOfType(body);
  const found = await jobMetrics(queries, span, [...where, taken], () => ['worker']);
  return answered(
    body,
    [...found].map(([worker, metrics]) => ({ worker, ...metrics }))
  );
};

const errors: Handler = async ({ queries }, { body }) => {
  const { span, where } = filterOfType(body, {
    errorCode: text('errorCode'),
    errorMessage: text('errorMessage')
  });
  const failed: Condition = {
    any: ['errorCode', 'errorMessage'].map((field) => [{ field, op: 'exists', value: true }])
  };
  const by = ['errorCode', 'errorMessage'];
  const those = [...within('createdAt', span), ...where, failed];
  const found = await queries.tally('job', those, by);
  const workers = await workersBy(queries, those, by);
  const items = found.map(({ values: [errorCode, errorMessage] }) => ({
    errorCode: errorCode ?? '',
    errorMessage: errorMessage ?? '',
    workers: workers.get(groupOf([errorCode, errorMessage])) ?? 0
  }));
  return answered(body, items);
};

const MINUTE = 60_000;
/** Into so many parts a span is cut where the caller does not say how long they are. */
const PARTS = 100;
const MOST_PARTS = 10_000;

function resolutionOf(filter: JsonObject, { from, to }: Span): number {
  const asked = optionalText(filter, 'resolution');
  if (asked === undefined) return Math.max(1, Math.ceil((to - from) / PARTS / MINUTE)) * MINUTE;
  const duration = parseDuration(asked);
  const length = duration ? duration.days * 24 * 60 * MINUTE + duration.milliseconds : 0;
  if (duration?.months === 0 && length > 0 && (to - from) / length <= MOST_PARTS) return length;
  throw invalidArgument(
    `resolution must be a duration without months, such as PT1M or P1D, and cut the time into ${MOST_PARTS} parts at most.`
  );
}

/** Metrics of the parts of a span in which something happened, in the order of time. */
const series: Handler = async ({ queries }, { body }) => {
  const { resolution, ...filter } = requiredObject(body, 'filter');
  const { span, where } = filterOfType({ filter });
  const every = resolutionOf({ resolution }, span);
  const found = await jobMetrics(queries, span, where, (field) => [{ field, every, from: span.from }]);
  const items = [...found]
    .sort(([left], [right]) => Number(left) - Number(right))
    .map(([part, metrics]) => ({
      time: new Date(span.from + Number(part) * every).toISOString(),
      ...metrics
    }));
  return answered(body, items);
};

const note = 'a job counts by what it is now';

/** Jobs counted (8.9). */
export const jobStatisticsRoutes: readonly Route[] = [
  { method: 'GET', path: '/jobs/statistics/global', handle: ofAll, note },
  { method: 'POST', path: '/jobs/statistics/by-types', handle: byTypes, note },
  { method: 'POST', path: '/jobs/statistics/by-workers', handle: byWorkers, note },
  {
    method: 'POST',
    path: '/jobs/statistics/time-series',
    handle: series,
    note: `${note}; parts of time in which something happened`
  },
  { method: 'POST', path: '/jobs/statistics/errors', handle: errors, note: 'the last error of each job' }
];
