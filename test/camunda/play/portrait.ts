import type {
  Observed,
  ObservedElement,
  ObservedIncident,
  ObservedJob,
  ObservedSubscription
} from '../drive/observed.ts';

/** Something open that can be acted upon, under a name that both engines share. */
export interface Open<Thing> {
  readonly name: string;
  readonly thing: Thing;
}

/**
 * What has become of one root instance and all that it called, without keys and times. A path names an element
 * instance by its scopes, each with its ordinal among the instances of this element in the scope above:
 * `/p~1/Sub~1/Task~2`.
 *
 * The lines are a multiset, sorted. Two engines agree at a step when their lines are the same: every element
 * instance with its scope and state, flow taken, job, variable, incident, subscription and timer. What runs in parallel may
 * thus come in any order within a step, but each step is one act from outside followed by rest.
 */
export interface Portrait {
  readonly lines: readonly string[];
  readonly ended: boolean;
  readonly jobs: readonly Open<ObservedJob>[];
  readonly subscriptions: readonly Open<ObservedSubscription>[];
  readonly incidents: readonly Open<ObservedIncident>[];
  readonly timers: number;
}

const workable = new Set(['CREATED', 'ACTIVATED', 'FAILED', 'TIMED_OUT', 'RETRIES_UPDATED']);

/** Whether a worker could have this job now. */
export const canBeHandedOut = (job: ObservedJob): boolean =>
  workable.has(job.state) && job.state !== 'ACTIVATED' && job.retries > 0;

/** The portraits of root instances by their keys. */
export function portraits(observed: Observed, roots: ReadonlySet<string>): Map<string, Portrait> {
  const paths = new Paths(observed.elements);
  const drafts = new Map([...roots].map((root) => [root, newDraft()]));
  const draftOf = (key: string) => drafts.get(paths.root(key));
  for (const { key, type, state } of observed.elements) {
    draftOf(key)?.lines.push(`element ${paths.of(key)} ${type} ${state}`);
  }
  for (const { instanceKey, flowId } of observed.flows) {
    draftOf(instanceKey)?.lines.push(`flow ${paths.of(instanceKey)} ${flowId}`);
  }
  for (const { scopeKey, name, value } of observed.variables) {
    draftOf(scopeKey)?.lines.push(`variable ${paths.of(scopeKey)} ${name} = ${canonicalJson(value)}`);
  }
  for (const job of observed.jobs) {
    const draft = draftOf(job.elementInstanceKey);
    if (draft) addJob(draft, paths.of(job.elementInstanceKey), job);
  }
  for (const incident of observed.incidents) {
    const draft = draftOf(incident.elementInstanceKey);
    const name = `${paths.of(incident.elementInstanceKey)} ${incident.errorType}`;
    draft?.lines.push(`incident ${name} ${incident.resolved ? 'resolved' : 'open'}`);
    if (!incident.resolved) draft?.incidents.push({ name, thing: incident });
  }
  for (const subscription of observed.subscriptions) {
    const { elementInstanceKey, elementId, messageName, correlationKey } = subscription;
    const draft = draftOf(elementInstanceKey);
    const name = `${paths.of(elementInstanceKey)} ${elementId} ${messageName} ${correlationKey}`;
    draft?.lines.push(`waits for message ${name}`);
    draft?.subscriptions.push({ name, thing: subscription });
  }
  for (const { elementInstanceKey, elementId } of observed.timers) {
    const draft = draftOf(elementInstanceKey);
    if (!draft) continue;
    draft.lines.push(`waits for timer ${paths.of(elementInstanceKey)} ${elementId}`);
    draft.timers++;
  }
  const ended = new Set(observed.elements.filter(({ state }) => state !== 'ACTIVE').map(({ key }) => key));
  return new Map([...drafts].map(([root, draft]) => [root, finished(draft, ended.has(root))]));
}

function addJob(draft: Draft, path: string, job: ObservedJob): void {
  const name = `${path} ${job.type}`;
  const headers = canonicalJson(JSON.stringify(headersOf(job)));
  draft.lines.push(`job ${name} ${job.state} retries ${job.retries} ${headers}`);
  for (const variables of job.handed) draft.lines.push(`handed ${name} ${canonicalJson(variables)}`);
  if (job.state === 'ACTIVATED') draft.jobs.push({ name, thing: job });
}

/** Headers with their dates as instants: the engines write the same date differently (`10:00+08:00`, `10:00:00+08:00`). */
const headersOf = ({ headers }: ObservedJob) =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => {
      const isDate = /:(dueDate|followUpDate)$/.test(name) && !Number.isNaN(Date.parse(value));
      return [name, isDate ? Date.parse(value) : value];
    })
  );

interface Draft {
  lines: string[];
  jobs: Open<ObservedJob>[];
  subscriptions: Open<ObservedSubscription>[];
  incidents: Open<ObservedIncident>[];
  timers: number;
}

const newDraft = (): Draft => ({ lines: [], jobs: [], subscriptions: [], incidents: [], timers: 0 });

function finished(draft: Draft, ended: boolean): Portrait {
  return {
    lines: draft.lines.sort(),
    ended,
    jobs: draft.jobs.sort(byName),
    subscriptions: draft.subscriptions.sort(byName),
    incidents: draft.incidents.sort(byName),
    timers: draft.timers
  };
}

const byName = (a: Open<unknown>, b: Open<unknown>) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);

/** Names element instances by where they are instead of by their keys. */
class Paths {
  readonly #elements: ReadonlyMap<string, ObservedElement>;
  readonly #paths = new Map<string, string>();
  readonly #roots = new Map<string, string>();

  constructor(elements: readonly ObservedElement[]) {
    this.#elements = new Map(elements.map((element) => [element.key, element]));
    const ordinals = new Map<string, number>();
    for (const { key, scopeKey, elementId } of elements) {
      const place = `${scopeKey} ${elementId}`;
      const ordinal = (ordinals.get(place) ?? 0) + 1;
      if (scopeKey) ordinals.set(place, ordinal);
      this.#paths.set(key, `${this.of(scopeKey)}/${elementId}~${ordinal}`);
      this.#roots.set(key, this.#elements.has(scopeKey) ? this.root(scopeKey) : key);
    }
  }

  of(key: string): string {
    return this.#paths.get(key) ?? '';
  }

  root(key: string): string {
    return this.#roots.get(key) ?? key;
  }
}

const canonical = new Map<string, string>();

/** JSON text in which the names of an object stand in order, so that equal values are equal texts. */
function canonicalJson(json: string): string {
  const known = canonical.get(json) ?? JSON.stringify(sorted(JSON.parse(json)));
  canonical.set(json, known);
  return known;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, inner]) => [name, sorted(inner)]));
}
