import { controlledClock } from '../clock/controlled-clock.ts';
import type {
  ActivatedJob,
  Command,
  CommandResults,
  CreateProcessInstance,
  Deployed,
  JobResult,
  JsonObject
} from '../commands.ts';
import { createEngine, type Engine } from '../engine.ts';
import type { ControlledClock, EngineStore } from '../ports.ts';
import type { IncidentRecord, ProcessInstanceRecord, UserTaskRecord } from '../records.ts';
import type { Refusal } from '../refusal.ts';
import { MemoryStore } from '../state/memory-store.ts';
import { ask } from './ask.ts';
import { type Coverage, coverageOf } from './coverage.ts';
import { silentLogger } from './silent-logger.ts';
import { standstill } from './standstill.ts';

/** The instant at which every test begins. */
export const beginning = Date.parse('2026-03-02T01:00:00Z');

/** Thrown by a handler: the job ends with this BPMN error. */
export class BpmnError extends Error {
  constructor(
    readonly code: string,
    readonly variables: JsonObject = {}
  ) {
    super(code);
  }
}

/** The answer of a user task's listener, which may deny or correct, or of an ad-hoc sub-process. */
export class JobAnswer {
  constructor(
    readonly result: JobResult,
    readonly variables: JsonObject = {}
  ) {}
}

type Answer = JsonObject | JobAnswer | void;

/** What a worker does with a job: its answer are the variables, or more; a {@link BpmnError} is thrown on, all else fails the job. */
export type JobHandler = (job: ActivatedJob) => Answer | Promise<Answer>;

/** Jobs that workers do in one go; a model that has one more for each would never let them go. */
const mostJobs = 10_000;

/**
 * A real engine on a store in memory with a pinned clock, and words to drive it with. After each of them all that
 * follows has happened: nothing is waited for but jobs, people, messages and the clock.
 */
export class ProcessTest {
  readonly #handlers = new Map<string, JobHandler>();
  /** What the handler of a job type has thrown last. */
  readonly #errors = new Map<string, unknown>();
  /** What the engine works on: the store, or what is wrapped around it. */
  #worked: EngineStore;

  constructor(
    readonly store: MemoryStore,
    readonly clock: ControlledClock,
    public engine: Engine
  ) {
    this.#worked = store;
  }

  static async open<Opened extends ProcessTest>(
    this: new (store: MemoryStore, clock: ControlledClock, engine: Engine) => Opened,
    store = new MemoryStore(),
    wrapped: EngineStore = store
  ): Promise<Opened> {
    const clock = controlledClock(beginning);
    const opened = new this(
      store,
      clock,
      await createEngine({ store: wrapped, clock, logger: silentLogger })
    );
    opened.#worked = wrapped;
    return opened;
  }

  /** Stops the engine and starts another on what was committed. */
  async restart(): Promise<void> {
    await this.engine.close();
    this.engine = await createEngine({ store: this.#worked, clock: this.clock, logger: silentLogger });
  }

  async close(): Promise<void> {
    await this.engine.close();
  }

  /** The answer to a command; throws what it was refused for. */
  do<C extends Command>(command: C): Promise<CommandResults[C['type']]> {
    return ask(this.engine, command);
  }

  /** The refusal of a command; throws when it is not refused. */
  async refused(command: Command): Promise<Refusal> {
    const result = await this.engine.submit(command);
    if (result.ok) throw new Error(`${command.type} was not refused`);
    return result.refusal;
  }

  /** Deploys BPMN texts. */
  deploy(...xml: string[]): Promise<Deployed> {
    return this.do({
      type: 'DeployResources',
      resources: xml.map((content, index) => ({ name: `model-${index}.bpmn`, content }))
    });
  }

  /** Deploys models, decisions and forms by their file names, all or none. */
  deployFiles(files: Record<string, string>): Promise<Deployed> {
    const resources = Object.entries(files).map(([name, content]) => ({ name, content }));
    return this.do({ type: 'DeployResources', resources });
  }

  /** Starts an instance of the process `p`, or of the one that `more` names; answers its key. */
  async start(variables: JsonObject = {}, more: Partial<CreateProcessInstance> = {}): Promise<string> {
    const command: CreateProcessInstance = {
      type: 'CreateProcessInstance',
      processDefinitionId: 'p',
      variables,
      ...more
    };
    return (await this.do(command)).processInstance.key;
  }

  /** Has jobs of a type done from now on, whenever {@link work} is called. */
  worker(jobType: string, handler: JobHandler): void {
    this.#handlers.set(jobType, handler);
  }

  /** Lets the workers do all jobs, and those that follow, until none is left; throws where there is always one more. */
  async work(): Promise<void> {
    for (let before = -1, done = 0; done > before;) {
      before = done;
      for (const [jobType, handler] of this.#handlers)
        for (const job of await this.jobs(jobType)) {
          done += 1;
          if (done > mostJobs)
            throw new Error(
              `after ${mostJobs} jobs there is another of type ${jobType}: does the model loop?`
            );
          await this.#handle(job, handler);
        }
    }
  }

  async #handle(activated: ActivatedJob, handler: JobHandler): Promise<void> {
    const jobKey = activated.job.key;
    try {
      const answer = await handler(activated);
      const { variables, result } =
        answer instanceof JobAnswer ? answer : { variables: answer ?? undefined, result: undefined };
      await this.do({ type: 'CompleteJob', jobKey, variables, result });
    } catch (error) {
      if (error instanceof BpmnError) {
        const { code: errorCode, variables } = error;
        await this.do({ type: 'ThrowJobError', jobKey, errorCode, variables });
      } else {
        this.#errors.set(activated.job.type, error);
        await this.do({
          type: 'FailJob',
          jobKey,
          retries: activated.job.retries - 1,
          errorMessage: error instanceof Error ? error.message : String(error)
        });
      }
    }
  }

  /** Lets the workers work and checks that a token stands at the element; else tells where they stand, and what keeps them there. */
  async reach(elementId: string, processInstanceKey?: string): Promise<void> {
    await this.work();
    if (this.elements('ACTIVE', processInstanceKey).includes(elementId)) return;
    const why = standstill(this.store, new Set(this.#handlers.keys()), this.#errors);
    const lines = [`no token at ${elementId}`, this.history(processInstanceKey), ...why];
    throw new Error(lines.join('\n'), { cause: [...this.#errors.values()].at(-1) });
  }

  /** Activates jobs of a type, those that are there. */
  async jobs(jobType: string, max = 100): Promise<ActivatedJob[]> {
    const { jobs } = await this.do({
      type: 'ActivateJobs',
      jobType,
      maxJobsToActivate: max,
      timeout: 60_000,
      worker: 'test',
      requestTimeout: -1
    });
    return jobs;
  }

  /** Activates one job of a type; there must be one. */
  async job(jobType: string): Promise<ActivatedJob> {
    const [job] = await this.jobs(jobType, 1);
    if (!job) throw new Error(`no job of type ${jobType}\n${this.history()}`);
    return job;
  }

  async completeJob(jobType: string, variables?: JsonObject): Promise<void> {
    const { job } = await this.job(jobType);
    await this.do({ type: 'CompleteJob', jobKey: job.key, variables });
  }

  /** Moves the clock by ms; due timers fire before it returns. */
  async pass(ms: number): Promise<void> {
    await this.do({ type: 'PinClock', timestamp: this.clock.now() + ms });
  }

  instance(key: string): ProcessInstanceRecord {
    const found = this.store.rows('processInstance').find((row) => row.key === key);
    if (!found) throw new Error(`no process instance ${key}`);
    return found;
  }

  /** Open user tasks. */
  tasks(): UserTaskRecord[] {
    return this.store.rows('userTask').filter((row) => row.state === 'CREATED');
  }

  /** Open incidents. */
  incidents(): IncidentRecord[] {
    return this.store.rows('incident').filter((row) => row.state === 'ACTIVE');
  }

  /** Variables of one scope, by name. */
  variables(scopeKey: string): JsonObject {
    const rows = this.store.rows('variable').filter((row) => row.scopeKey === scopeKey);
    return Object.fromEntries(rows.map((row) => [row.name, JSON.parse(row.value) as unknown]));
  }

  /** What happened to the elements, in order: `Task ACTIVE`, … */
  history(processInstanceKey?: string): string {
    return this.store
      .rows('elementInstance')
      .filter((row) => processInstanceKey === undefined || row.processInstanceKey === processInstanceKey)
      .map((row) => `${row.elementId} ${row.state}`)
      .join('\n');
  }

  /** Ids of elements in a state, sorted by time. */
  elements(state: 'ACTIVE' | 'COMPLETED' | 'TERMINATED', processInstanceKey?: string): string[] {
    return this.store
      .rows('elementInstance')
      .filter((row) => row.state === state)
      .filter((row) => processInstanceKey === undefined || row.processInstanceKey === processInstanceKey)
      .map((row) => row.elementId);
  }

  /** Which flow nodes of a process have been reached by all its instances together. */
  coverage(processDefinitionId: string): Promise<Coverage> {
    return coverageOf(this.store, processDefinitionId);
  }
}
