import { controlledClock } from '../../../engine/clock/controlled-clock.ts';
import type { Command, CommandResults } from '../../../engine/commands.ts';
import { createEngine } from '../../../engine/engine.ts';
import type {
  ElementInstanceRecord,
  ProcessInstanceRecord,
  UserTaskRecord
} from '../../../engine/records.ts';
import { MemoryStore } from '../../../engine/state/memory-store.ts';
import { ask } from '../../../engine/testing/ask.ts';
import { silentLogger } from '../../../engine/testing/silent-logger.ts';
import type { Driver, TaskAct } from './driver.ts';
import { jobTimeoutMs } from './job-timeout.ts';
import { listenToMoves } from './moves.ts';
import type { Observed, ObservedElement, ObservedTask } from './observed.ts';

/**
 * The embedded engine, driven in process; its clock stands at `beginning` until it is moved. With `restarts` every act is
 * done by an engine that has just read its state from the store. With `moves`, for one driver at a time, what its elements do is told.
 */
export async function embeddedDriver(
  beginning: number,
  { restarts = false, moves = false } = {}
): Promise<Driver> {
  const store = new MemoryStore();
  const listening = moves ? listenToMoves() : undefined;
  const clock = controlledClock(beginning);
  const open = () => createEngine({ store, clock, logger: silentLogger });
  let engine = await open();
  const acts = new InTurn();
  const run = <C extends Command>(command: C): Promise<CommandResults[C['type']]> =>
    acts.next(async () => {
      if (restarts) {
        await engine.close();
        engine = await open();
      }
      return ask(engine, command);
    });
  /** Does not wait for what listeners say later; rejected when the command is refused at once. */
  const begin = (command: Command): Promise<void> =>
    acts.next(async () => {
      if (restarts) {
        await engine.close();
        engine = await open();
      }
      const answer = ask(engine, command);
      answer.catch(() => undefined);
      // Commands are answered in turn: once this one is, the other one is too, or waits for listeners.
      const next = engine.submit({ type: 'BroadcastSignal', signalName: 'nobody waits for this' });
      await Promise.race([answer, next.then(setImmediatePassed)]);
    });
  const handed = new Map<string, string[]>();
  return {
    async deploy(files) {
      const resources = Object.entries(files).map(([name, content]) => ({ name, content }));
      await run({ type: 'DeployResources', resources });
    },
    async start(processDefinitionId, variables) {
      const created = await run({ type: 'CreateProcessInstance', processDefinitionId, variables });
      return created.processInstance.key;
    },
    async activate(types) {
      for (const jobType of types) {
        const { jobs } = await run({
          type: 'ActivateJobs',
          jobType,
          maxJobsToActivate: 10_000,
          timeout: jobTimeoutMs,
          requestTimeout: -1
        });
        for (const { job, variables } of jobs) {
          handed.set(job.key, [...(handed.get(job.key) ?? []), JSON.stringify(variables)]);
        }
      }
    },
    complete: async (jobKey, variables, result) =>
      void (await run({ type: 'CompleteJob', jobKey, variables, ...(result ? { result } : {}) })),
    fail: async (jobKey, retries) => void (await run({ type: 'FailJob', jobKey, retries })),
    throwError: async (jobKey, errorCode, variables) =>
      void (await run({ type: 'ThrowJobError', jobKey, errorCode, variables })),
    updateRetries: async (jobKey, retries) => void (await run({ type: 'UpdateJob', jobKey, retries })),
    publish: async (name, correlationKey, variables, timeToLive = 0) =>
      void (await run({ type: 'PublishMessage', name, correlationKey, variables, timeToLive })),
    broadcast: async (signalName, variables) =>
      void (await run({ type: 'BroadcastSignal', signalName, variables })),
    actOnTask: (userTaskKey, act) => begin(taskCommand(userTaskKey, act)),
    activateElements: async (adHocSubProcessInstanceKey, elements, cancelRemainingInstances) =>
      void (await run({
        type: 'ActivateAdHocActivities',
        adHocSubProcessInstanceKey,
        elements: [...elements],
        cancelRemainingInstances
      })),
    setVariables: (scopeKey, variables) =>
      begin({ type: 'SetVariables', elementInstanceKey: scopeKey, variables, local: false }),
    resolve: async (incidentKey) => void (await run({ type: 'ResolveIncident', incidentKey })),
    cancel: async (processInstanceKey) =>
      void (await run({ type: 'CancelProcessInstance', processInstanceKey })),
    advance: async (ms) => void (await run({ type: 'PinClock', timestamp: clock.now() + ms })),
    observe: () => Promise.resolve({ ...observe(store, handed), moves: listening?.moves ?? [] }),
    async close() {
      listening?.stop();
      await engine.close();
    }
  };
}

const setImmediatePassed = () => new Promise<void>((resolve) => setImmediate(resolve));

function taskCommand(userTaskKey: string, act: TaskAct): Command {
  switch (act.kind) {
    case 'assign':
      return { type: 'AssignUserTask', userTaskKey, assignee: act.assignee };
    case 'claim':
      return { type: 'AssignUserTask', userTaskKey, assignee: act.assignee, allowOverride: false };
    case 'unassign':
      return { type: 'UnassignUserTask', userTaskKey };
    case 'update':
      return { type: 'UpdateUserTask', userTaskKey, changeset: act.changes };
    case 'complete':
      return { type: 'CompleteUserTask', userTaskKey, variables: act.variables };
  }
}

/** One act after the other. */
class InTurn {
  #last: Promise<unknown> = Promise.resolve();

  next<Value>(act: () => Promise<Value>): Promise<Value> {
    const done = this.#last.then(act);
    this.#last = done.catch(() => undefined);
    return done;
  }
}

function observe(store: MemoryStore, handed: ReadonlyMap<string, readonly string[]>): Observed {
  const instances = store.rows('processInstance');
  const elements = [...instances.map(asElement), ...store.rows('elementInstance').map(inner)];
  return {
    elements: elements.sort((a, b) => Number(a.key) - Number(b.key)),
    jobs: store.rows('job').map((job) => ({
      ...job,
      kind: job.kind ?? 'BPMN_ELEMENT',
      event: job.listenerEventType ?? 'UNSPECIFIED',
      headers: job.customHeaders,
      handed: handed.get(job.key) ?? []
    })),
    variables: store.rows('variable'),
    incidents: store
      .rows('incident')
      .map((incident) => ({ ...incident, resolved: incident.state === 'RESOLVED' })),
    subscriptions: store
      .rows('messageSubscription')
      .filter(({ state, kind }) => state === 'CREATED' && kind === 'EVENT')
      .map((row) => ({ ...row, elementInstanceKey: row.elementInstanceKey ?? '' })),
    signals: store
      .rows('signalSubscription')
      .flatMap(({ elementInstanceKey, ...row }) =>
        elementInstanceKey ? [{ elementInstanceKey, ...row }] : []
      ),
    tasks: store.rows('userTask').map(asTask),
    timers: store.rows('timer').map((row) => ({ ...row, elementInstanceKey: row.elementInstanceKey ?? '' })),
    flows: instances.flatMap((row) => row.sequenceFlows.map((flowId) => ({ instanceKey: row.key, flowId })))
  };
}

const asElement = (row: ProcessInstanceRecord): ObservedElement => ({
  key: row.key,
  elementId: row.processDefinitionId,
  type: 'PROCESS',
  scopeKey: row.parentElementInstanceKey ?? '',
  state: row.state
});

const inner = (row: ElementInstanceRecord): ObservedElement => row;

const asTask = (task: UserTaskRecord): ObservedTask => ({
  key: task.key,
  elementInstanceKey: task.elementInstanceKey,
  state: task.state,
  assignee: task.assignee ?? '',
  candidateGroups: task.candidateGroups,
  candidateUsers: task.candidateUsers,
  dueDate: task.dueDate ?? '',
  followUpDate: task.followUpDate ?? '',
  priority: task.priority,
  headers: task.customHeaders,
  externalFormReference: task.externalFormReference ?? '',
  hasForm: task.formKey !== null
});
