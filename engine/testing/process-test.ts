import { controlledClock } from '../clock/controlled-clock.ts';
import type {
  ActivatedJob,
  Command,
  CommandResults,
  CreateProcessInstance,
  Deployed,
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

/** What a worker does with a job: its answer are the variables; a {@link BpmnError} is thrown on, all else fails the job. */
export type JobHandler = (job: ActivatedJob) => JsonObject | void | Promise<JsonObject | void>;

/**
 * A real engine on a store in memory with a pinned clock, and words to drive it with. After each of them all that
 * follows has happened: nothing is waited for but jobs, people, messages and the clock.
 */
export class ProcessTest {
  readonly #handlers = new Map<string, JobHandler>();

  constructor(
    readonly store: MemoryStore,
    readonly clock: ControlledClock,
    public engine: Engine
  ) {}

  static async open<Opened extends ProcessTest>(
    this: new (store: MemoryStore, clock: ControlledClock, engine: Engine) => Opened,
    store = new MemoryStore(),
    wrapped: EngineStore = store
  ): Promise<Opened> {
    const clock = controlledClock(beginning);
    return new this(store, clock, await createEngine({ store: wrapped, clock, logger: silentLogger }));
  }

  /** Stops the engine and starts another on what was committed. */
  async restart(): Promise<void> {
    await this.engine.close();
    this.engine = await createEngine({ store: this.store, clock: this.clock, logger: silentLogger });
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

  /** Lets the workers do all jobs, and those that follow, until none is left. */
  async work(): Promise<void> {
    for (let done = true; done;) {
      done = false;
      for (const [jobType, handler] of this.#handlers)
        for (const job of await this.jobs(jobType)) {
          done = true;
          await this.#handle(job, handler);
        }
    }
  }

  async #handle(activated: ActivatedJob, handler: JobHandler): Promise<void> {
    const jobKey = activated.job.key;
    try {
      const variables = await handler(activated);
      await this.do({ type: 'CompleteJob', jobKey, ...(variables && { variables }) });
    } catch (error) {
      if (error instanceof BpmnError) {
        const { code: errorCode, variables } = error;
        await this.do({ type: 'ThrowJobError', jobKey, errorCode, variables });
      } else
        await this.do({
          type: 'FailJob',
          jobKey,
          retries: activated.job.retries - 1,
          errorMessage: error instanceof Error ? error.message : String(error)
        });
    }
  }

  /** Lets the workers work and checks that a token stands at the element; else tells where they stand. */
  async reach(elementId: string, processInstanceKey?: string): Promise<void> {
    await this.work();
    if (this.elements('ACTIVE', processInstanceKey).includes(elementId)) return;
    throw new Error(`no token at ${elementId}\n${this.history(processInstanceKey)}`);
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
