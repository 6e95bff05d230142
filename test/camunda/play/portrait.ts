import type {
  Observed,
  ObservedElement,
  ObservedIncident,
  ObservedJob,
  ObservedSignal,
  ObservedSubscription,
  ObservedTask
} from '../drive/observed.ts';

/** An incident with the root instance that it concerns. */
export interface RootedIncident extends ObservedIncident {
  readonly rootKey: string;
}

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
 * instance with its scope and state, flow taken, job, variable, incident, subscription and timer; and when their elements moved in the same order.
 */
export interface Portrait {
  readonly lines: readonly string[];
  /** What elements did, in order, where that is known. */
  readonly moves: readonly string[];
  readonly ended: boolean;
  readonly jobs: readonly Open<ObservedJob>[];
  readonly subscriptions: readonly Open<ObservedSubscription>[];
  readonly signals: readonly Open<ObservedSignal>[];
  /** Native user tasks that are not closed. */
  readonly tasks: readonly Open<ObservedTask>[];
  /** Ad-hoc sub-processes that are active. */
  readonly adHocs: readonly Open<ObservedElement>[];
  readonly incidents: readonly Open<RootedIncident>[];
  readonly timers: number;
  /** Keys of the root instances that have not ended: one, or more where events started processes of the case. */
  readonly roots: readonly string[];
}

/** Incidents whose messages are compared: those of expressions. */
const said: ReadonlySet<string> = new Set(['EXTRACT_VALUE_ERROR', 'CONDITION_ERROR']);

/** What an incident says, where that is known and compared. */
const saidBy = ({ errorType, errorMessage }: ObservedIncident): string =>
  errorMessage !== undefined && said.has(errorType) ? ` ${JSON.stringify(errorMessage)}` : '';

const workable = new Set(['CREATED', 'ACTIVATED', 'FAILED', 'TIMED_OUT', 'RETRIES_UPDATED']);

/** Whether a worker could have this job now. */
export const canBeHandedOut = (job: ObservedJob): boolean =>
  workable.has(job.state) && job.state !== 'ACTIVATED' && job.retries > 0;

/**
 * The portraits of root instances by their keys. `started`: ids of processes that events start, with the root instance in
 * whose portrait their instances belong.
 */
export function portraits(
  observed: Observed,
  roots: ReadonlySet<string>,
  started: ReadonlyMap<string, string> = new Map()
): Map<string, Portrait> {
  const paths = new Paths(observed.elements, started);
  const drafts = new Map([...roots].map((root) => [root, newDraft()]));
  const draftOf = (key: string) => drafts.get(paths.family(key));
  for (const element of observed.elements) {
    const { key, type, state } = element;
    const draft = draftOf(key);
    draft?.lines.push(`element ${paths.of(key)} ${type} ${state}`);
    if (state !== 'ACTIVE') continue;
    if (paths.root(key) === key) draft?.roots.push(key);
    if (type === 'AD_HOC_SUB_PROCESS') draft?.adHocs.push({ name: paths.of(key), thing: element });
  }
  for (const { instanceKey, flowId } of observed.flows) {
    draftOf(instanceKey)?.lines.push(`flow ${paths.of(instanceKey)} ${flowId}`);
  }
  for (const { scopeKey, name, value } of observed.variables) {
    draftOf(scopeKey)?.lines.push(
      `variable ${paths.of(scopeKey)} ${name} = ${canonicalJson(`{"${name}":${value}}`)}`
    );
  }
  for (const job of observed.jobs) {
    const draft = draftOf(job.elementInstanceKey);
    if (draft) addJob(draft, paths.of(job.elementInstanceKey), job);
  }
  for (const incident of observed.incidents) {
    const draft = draftOf(incident.elementInstanceKey);
    const name = `${paths.of(incident.elementInstanceKey)} ${incident.errorType}`;
    draft?.lines.push(`incident ${name}${saidBy(incident)} ${incident.resolved ? 'resolved' : 'open'}`);
    const thing = { ...incident, rootKey: paths.root(incident.elementInstanceKey) };
    if (!incident.resolved) draft?.incidents.push({ name, thing });
  }
  for (const subscription of observed.subscriptions) {
    const { elementInstanceKey, elementId, messageName, correlationKey } = subscription;
    const draft = draftOf(elementInstanceKey);
    const name = `${paths.of(elementInstanceKey)} ${elementId} ${messageName} ${correlationKey}`;
    draft?.lines.push(`waits for message ${name}`);
    draft?.subscriptions.push({ name, thing: subscription });
  }
  for (const signal of observed.signals) {
    const draft = draftOf(signal.elementInstanceKey);
    const name = `${paths.of(signal.elementInstanceKey)} ${signal.elementId} ${signal.signalName}`;
    draft?.lines.push(`waits for signal ${name}`);
    draft?.signals.push({ name, thing: signal });
  }
  for (const task of observed.tasks) {
    const draft = draftOf(task.elementInstanceKey);
    if (draft) addTask(draft, paths.of(task.elementInstanceKey), task);
  }
  for (const { elementInstanceKey, elementId } of observed.timers) {
    const draft = draftOf(elementInstanceKey);
    if (!draft) continue;
    draft.lines.push(`waits for timer ${paths.of(elementInstanceKey)} ${elementId}`);
    draft.timers++;
  }
  for (const { instanceKey, what } of observed.moves ?? []) draftOf(instanceKey)?.moves.push(what);
  return new Map([...drafts].map(([root, draft]) => [root, finished(draft)]));
}

function addJob(draft: Draft, path: string, job: ObservedJob): void {
  const name = `${path} ${job.type}`;
  const headers = canonicalJson(JSON.stringify(headersOf(job)));
  draft.lines.push(`job ${name} ${job.kind} ${job.event} ${job.state} retries ${job.retries} ${headers}`);
  for (const variables of job.handed) draft.lines.push(`handed ${name} ${canonicalJson(variables)}`);
  if (job.state === 'ACTIVATED') draft.jobs.push({ name, thing: job });
}

const closedStates = new Set(['COMPLETED', 'CANCELED']);

function addTask(draft: Draft, path: string, task: ObservedTask): void {
  const { key: _key, elementInstanceKey: _element, dueDate, followUpDate, state, ...others } = task;
  const shown = { ...others, dueDate: instant(dueDate), followUpDate: instant(followUpDate) };
  draft.lines.push(`user task ${path} ${state} ${canonicalJson(JSON.stringify(shown))}`);
  if (!closedStates.has(state)) draft.tasks.push({ name: path, thing: task });
}

/** A date as an instant: the engines write the same date differently (`10:00+08:00`, `10:00:00+08:00`). */
const instant = (text: string): number | string => (Number.isNaN(Date.parse(text)) ? text : Date.parse(text));

/** Headers without keys and with their dates as instants. */
const headersOf = ({ headers }: ObservedJob) =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => {
      if (/:(userTaskKey|formKey)$/.test(name)) return [name, 'a key'];
      if (name === 'linkedResources') return [name, value.replace(/"resourceKey":"\d+"/g, '')];
      return [name, /:(dueDate|followUpDate)$/.test(name) ? instant(value) : value];
    })
  );

interface Draft {
  lines: string[];
  moves: string[];
  jobs: Open<ObservedJob>[];
  subscriptions: Open<ObservedSubscription>[];
  signals: Open<ObservedSignal>[];
  tasks: Open<ObservedTask>[];
  adHocs: Open<ObservedElement>[];
  incidents: Open<RootedIncident>[];
  timers: number;
  roots: string[];
}

const newDraft = (): Draft => ({
  lines: [],
  moves: [],
  jobs: [],
  subscriptions: [],
  signals: [],
  tasks: [],
  adHocs: [],
  incidents: [],
  timers: 0,
  roots: []
});

function finished(draft: Draft): Portrait {
  return {
    lines: draft.lines.sort(),
    moves: draft.moves,
    ended: draft.roots.length === 0,
    jobs: draft.jobs.sort(byName),
    subscriptions: draft.subscriptions.sort(byName),
    signals: draft.signals.sort(byName),
    tasks: draft.tasks.sort(byName),
    adHocs: draft.adHocs.sort(byName),
    incidents: draft.incidents.sort(byName),
    timers: draft.timers,
    roots: draft.roots
  };
}

const byName = (a: Open<unknown>, b: Open<unknown>) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);

/** Names element instances by where they are instead of by their keys. */
class Paths {
  readonly #elements: ReadonlyMap<string, ObservedElement>;
  readonly #paths = new Map<string, string>();
  readonly #roots = new Map<string, string>();
  readonly #started: ReadonlyMap<string, string>;

  /** `started`: ids of processes whose instances are counted, with the root instance that they belong to. */
  constructor(elements: readonly ObservedElement[], started: ReadonlyMap<string, string>) {
    this.#started = started;
    this.#elements = new Map(elements.map((element) => [element.key, element]));
    const ordinals = new Map<string, number>();
    for (const { key, scopeKey, elementId } of elements) {
      const place = `${scopeKey} ${elementId}`;
      const ordinal = (ordinals.get(place) ?? 0) + 1;
      if (scopeKey || started.has(elementId)) ordinals.set(place, ordinal);
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

  /** The root instance in whose portrait an element instance stands. */
  family(key: string): string {
    const root = this.root(key);
    return this.#started.get(this.#elements.get(root)?.elementId ?? '') ?? root;
  }
}

/** The one variable whose list is in no order on the real engine: what an ad-hoc sub-process tells of its elements. */
const unordered = 'adHocSubProcessElements';

const inAnyOrder = (list: unknown): unknown =>
  Array.isArray(list) ? list.map((item) => JSON.stringify(sorted(item))).sort() : list;

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
  return Object.fromEntries(
    entries.map(([name, inner]) => [name, name === unordered ? inAnyOrder(inner) : sorted(inner)])
  );
}
