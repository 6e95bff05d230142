import { expect } from '@jest/globals';
import type {
  ActivatedJob,
  Command,
  CommandResults,
  CreateProcessInstance,
  Deployed,
  JsonObject
} from '../../engine/commands.ts';
import { controlledClock } from '../../engine/clock/controlled-clock.ts';
import type { Engine } from '../../engine/engine.ts';
import { createEngine } from '../../engine/engine.ts';
import type { ControlledClock, EngineStore, Logger } from '../../engine/ports.ts';
import type { IncidentRecord, ProcessInstanceRecord, UserTaskRecord } from '../../engine/records.ts';
import type { Refusal } from '../../engine/refusal.ts';
import { MemoryStore } from '../../engine/state/memory-store.ts';

export const silentLogger: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: (fields, message) => console.error(message, fields)
};

/** The instant at which every test begins. */
export const beginning = Date.parse('2026-03-02T01:00:00Z');

/** A real engine on a store in memory with a pinned clock, and words to drive it with. */
export class EngineBench {
  readonly store: MemoryStore;
  readonly clock: ControlledClock;
  engine: Engine;

  private constructor(store: MemoryStore, clock: ControlledClock, engine: Engine) {
    this.store = store;
    this.clock = clock;
    this.engine = engine;
  }

  static async open(store = new MemoryStore(), wrapped: EngineStore = store): Promise<EngineBench> {
    const clock = controlledClock(beginning);
    const engine = await createEngine({ store: wrapped, clock, logger: silentLogger });
    return new EngineBench(store, clock, engine);
  }

  /** Stops the engine and starts another on what was committed. */
  async restart(): Promise<void> {
    await this.engine.close();
    this.engine = await createEngine({ store: this.store, clock: this.clock, logger: silentLogger });
  }

  async do<C extends Command>(command: C): Promise<CommandResults[C['type']]> {
    const result = await this.engine.submit(command);
    if (!result.ok) throw new Error(`${result.refusal.code}: ${result.refusal.detail}`);
    return result.value;
  }

  async refused(command: Command): Promise<Refusal> {
    const result = await this.engine.submit(command);
    if (result.ok) throw new Error(`${command.type} was not refused`);
    return result.refusal;
  }

  deploy(...xml: string[]): Promise<Deployed> {
    return this.do({
      type: 'DeployResources',
      resources: xml.map((content, index) => ({ name: `model-${index}.bpmn`, content }))
    });
  }

  deployFiles(files: Record<string, string>): Promise<Deployed> {
    const resources = Object.entries(files).map(([name, content]) => ({ name, content }));
    return this.do({ type: 'DeployResources', resources });
  }

  async start(variables: JsonObject = {}, more: Partial<CreateProcessInstance> = {}): Promise<string> {
    const command: CreateProcessInstance = {
      type: 'CreateProcessInstance',
      processDefinitionId: 'p',
      variables,
      ...more
    };
    return (await this.do(command)).processInstance.key;
  }

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

  /** Moves the clock to an instant, or by ms; due timers fire before it returns. */
  async pass(ms: number): Promise<void> {
    await this.do({ type: 'PinClock', timestamp: this.clock.now() + ms });
  }

  instance(key: string): ProcessInstanceRecord {
    const found = this.store.rows('processInstance').find((row) => row.key === key);
    if (!found) throw new Error(`no process instance ${key}`);
    return found;
  }

  tasks(): UserTaskRecord[] {
    return this.store.rows('userTask').filter((row) => row.state === 'CREATED');
  }

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

  /** The instance must have completed; else its history is shown. */
  expectCompleted(key: string): void {
    const { state } = this.instance(key);
    const incidents = this.incidents().map((incident) => `${incident.errorType} ${incident.errorMessage}`);
    if (state !== 'COMPLETED')
      throw new Error(`instance is ${state}\n${this.history(key)}\n${incidents.join('\n')}`);
    expect(state).toBe('COMPLETED');
  }

  async close(): Promise<void> {
    await this.engine.close();
  }
}
