import type { Driver, TaskAct } from '../../../camunda/drive/driver.ts';
import type { Observed, ObservedElement } from '../../../camunda/drive/observed.ts';
import type { Expressions } from './expressions.ts';
import { Game } from './game.ts';
import { finish } from './flow.ts';
import { broadcast, happen, throwError } from './happen.ts';
import { receive } from './mappings.ts';
import { passTime, playOn } from './play-on.ts';
import type { Incident, Job, Task, Token, Variables } from './token.ts';

/** The token game, driven as an engine is; its clock stands at `beginning` until it is moved. */
export function tokenDriver(beginning: number, expressions: Expressions): Driver {
  const game = new Game(beginning, expressions);
  /** Does something and then all that follows, timers that are due by then among it. */
  const act = <Value>(what: () => Value): Promise<Value> => {
    const value = what();
    playOn(game);
    passTime(game, game.now);
    return Promise.resolve(value);
  };
  return {
    deploy: (files) => game.deploy(files),
    start: (processId, variables) =>
      act(() => {
        const process = game.processes.get(processId);
        if (!process) throw new Error(`no process ${processId}`);
        const token = game.token(process, null);
        for (const [name, value] of Object.entries(variables)) token.variables.set(name, value);
        return token.key;
      }),
    activate: (types) =>
      act(() => {
        for (const job of game.jobs) if (types.includes(job.type)) handOut(job);
      }),
    complete: (key, variables) =>
      act(() => {
        const job = handedOut(game, key);
        job.state = 'COMPLETED';
        job.token.job = null;
        receive(job.token, variables);
        finish(game, job.token);
      }),
    fail: (key, retries) =>
      act(() => {
        const job = handedOut(game, key);
        job.state = 'FAILED';
        job.retries = retries;
        if (retries === 0) game.raise(job.token, 'JOB_NO_RETRIES', job);
      }),
    throwError: (key, code, variables) =>
      act(() => {
        const job = handedOut(game, key);
        job.state = 'ERROR_THROWN';
        if (throwError(game, job.token, code, variables)) job.token.job = null;
        else game.raise(job.token, 'UNHANDLED_ERROR_EVENT', job);
      }),
    updateRetries: (key, retries) => act(() => void (found(game.jobs, key).retries = retries)),
    broadcast: (name, variables) => act(() => broadcast(game, name, variables)),
    actOnTask: (key, taskAct) => act(() => actOnTask(game, found(game.tasks, key), taskAct)),
    activateElements: () => Promise.reject(new Error('the token game has no ad-hoc sub-processes')),
    publish: (name, key, variables) => act(() => publish(game, name, key, variables)),
    setVariables: (key, variables) =>
      act(() => {
        const token = found(game.tokens, key);
        for (const [name, value] of Object.entries(variables)) token.write(name, value);
      }),
    resolve: (key) => act(() => resolve(game, found(game.incidents, key))),
    cancel: (key) => act(() => game.next('end', found(game.tokens, key))),
    advance: async (ms) => passTime(game, game.now + ms),
    observe: () => Promise.resolve(observe(game)),
    close: () => Promise.resolve()
  };
}

function found<Thing extends { readonly key: string }>(things: readonly Thing[], key: string): Thing {
  const thing = things.find((one) => one.key === key);
  if (!thing) throw new Error(`nothing has the key ${key}`);
  return thing;
}

function handedOut(game: Game, key: string): Job {
  const job = found(game.jobs, key);
  if (job.state !== 'ACTIVATED') throw new Error(`the job is ${job.state}`);
  return job;
}

function handOut(job: Job): void {
  const isOpen = job.state === 'CREATED' || job.state === 'FAILED' || job.state === 'RETRIES_UPDATED';
  if (!isOpen || job.retries === 0 || job.incident) return;
  job.state = 'ACTIVATED';
  job.handed.push(JSON.stringify(job.token.visible));
}

/** A message goes to whoever has waited longest for it, one in each process. */
function publish(game: Game, name: string, key: string, variables: Variables): void {
  const reached = new Set<string>();
  for (const { token, event, message } of [...game.waits]) {
    const process = token.root.node.id;
    if (message?.name !== name || message.key !== key || !token.isReady || reached.has(process)) continue;
    reached.add(process);
    happen(game, token, { event, variables });
  }
}

/** A claim is refused while another has the task; nobody acts upon a task that is closed. */
function actOnTask(game: Game, task: Task, act: TaskAct): void {
  if (task.state !== 'CREATED') throw new Error(`the task is ${task.state}`);
  switch (act.kind) {
    case 'complete':
      task.state = 'COMPLETED';
      task.token.task = null;
      receive(task.token, act.variables);
      finish(game, task.token);
      return;
    case 'claim':
      if (task.assignee !== '' && task.assignee !== act.assignee) throw new Error('somebody has the task');
      task.assignee = act.assignee;
      return;
    case 'assign':
      task.assignee = act.assignee;
      return;
    case 'unassign':
      task.assignee = '';
      return;
    case 'update':
      Object.assign(task, act.changes);
  }
}

function resolve(game: Game, { token, job }: Incident): void {
  game.clear(token);
  if (!job) {
    game.next(token.stage === 'leaving' ? 'leave' : 'enter', token);
    return;
  }
  job.incident = null;
  job.state = 'RETRIES_UPDATED';
}

function observe(game: Game): Observed {
  return {
    elements: game.tokens.map(elementOf),
    jobs: game.jobs.map((job) => ({
      ...job,
      elementInstanceKey: job.token.key,
      elementId: job.token.node.id,
      kind: 'BPMN_ELEMENT',
      event: 'UNSPECIFIED'
    })),
    tasks: game.tasks.map(({ token, ...task }) => ({
      ...task,
      elementInstanceKey: token.key,
      hasForm: false
    })),
    signals: [...game.waits].flatMap(({ token, event, signal }) =>
      signal === null ? [] : { elementInstanceKey: token.key, elementId: event.id, signalName: signal }
    ),
    variables: game.tokens.flatMap(({ key, variables }) =>
      [...variables].map(([name, value]) => ({ scopeKey: key, name, value: JSON.stringify(value) }))
    ),
    incidents: game.incidents.map(({ key, token, type, job, resolved }) => ({
      key,
      elementInstanceKey: token.key,
      errorType: type,
      resolved,
      jobKey: job?.key ?? null
    })),
    subscriptions: [...game.waits].flatMap(({ token, event, message }) =>
      message
        ? {
            elementInstanceKey: token.key,
            elementId: event.id,
            messageName: message.name,
            correlationKey: message.key
          }
        : []
    ),
    timers: [...game.waits].flatMap(({ token, event, timer }) =>
      timer ? { elementInstanceKey: token.key, elementId: event.id, dueAt: timer.dueAt } : []
    ),
    flows: [...game.taken].flatMap(([token, ids]) =>
      [...ids].map((flowId) => ({ instanceKey: token.key, flowId }))
    )
  };
}

const states = {
  entering: 'ACTIVE',
  waiting: 'ACTIVE',
  leaving: 'ACTIVE',
  ending: 'ACTIVE',
  completed: 'COMPLETED',
  ended: 'TERMINATED'
} as const;

const elementOf = (token: Token): ObservedElement => ({
  key: token.key,
  elementId: token.node.id,
  type: token.isBody ? 'MULTI_INSTANCE_BODY' : token.node.type,
  scopeKey: token.scope?.key ?? token.caller?.key ?? '',
  state: states[token.stage]
});
