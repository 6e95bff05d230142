import type { ActivateJobs, Command, CommandResults } from '../../engine/commands.ts';
import type { Engine } from '../../engine/engine.ts';
import type { ChangeSet, Clock, EngineStore, RowChanges } from '../../engine/ports.ts';
import type {
  ElementInstanceRecord,
  Entities,
  EntityKind,
  JobRecord,
  ProcessInstanceRecord
} from '../../engine/records.ts';
import { accept, refuse, type Result } from '../../engine/refusal.ts';
import { elementRow, jobRow, processRow, variableRow } from './rows.ts';

interface Instance {
  process: ProcessInstanceRecord;
  work: ElementInstanceRecord;
  job: JobRecord;
  variables: Record<string, unknown>;
  /** The batch whose inserts have its rows: they need no update in the same one. */
  batch: number;
}

interface Poll {
  most: number;
  give: (instances: Instance[]) => void;
}

/**
 * What W1 costs without an engine: the same rows, written in the same commits (one per turn of the event loop), behind
 * the same interface; but no model, no scopes, no expressions, no refusals, only a map from job keys to rows. A
 * ceiling, not a product.
 */
export class BareEngine implements Engine {
  readonly clock: Clock;
  private readonly store: EngineStore;
  private changes: ChangeSet = {};
  private batch = 0;
  private answers: (() => void)[] = [];
  private polls: Poll[] = [];
  private readonly free: Instance[] = [];
  private readonly taken = new Map<string, Instance>();
  private lastKey = 2 ** 51;
  private scheduled = false;
  private writing = Promise.resolve();

  constructor(store: EngineStore, clock: Clock) {
    this.store = store;
    this.clock = clock;
  }

  healthy(): boolean {
    return true;
  }

  async close(): Promise<void> {
    await this.writing;
  }

  submit<C extends Command>(
    command: C,
    options: { signal?: AbortSignal } = {}
  ): Promise<Result<CommandResults[C['type']]>> {
    return new Promise((resolve) => {
      const give = (value: unknown) => resolve(accept(value) as Result<CommandResults[C['type']]>);
      if (command.type === 'ActivateJobs') this.wait(command, options.signal, give);
      else if (command.type === 'CreateProcessInstance')
        this.answerWith(give, this.create(command.variables ?? {}));
      else if (command.type === 'CompleteJob') this.answerWith(give, this.complete(command.jobKey));
      else resolve(refuse('INVALID_ARGUMENT', `the bare loop does not do ${command.type}`));
    });
  }

  private answerWith(give: (value: unknown) => void, value: unknown): void {
    this.answers.push(() => give(value));
    this.schedule();
  }

  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    setImmediate(() => {
      this.writing = this.commit();
    });
  }

  /** The end of a turn: waiting polls get what has become free, and everything is written at once. */
  private async commit(): Promise<void> {
    this.scheduled = false;
    while (this.free.length > 0 && this.polls.length > 0) this.handOut(this.polls.shift()!);
    const { answers, changes } = this;
    this.answers = [];
    this.changes = {};
    this.batch++;
    await this.store.commit(changes);
    for (const answer of answers) answer();
  }

  private rows<Kind extends EntityKind>(kind: Kind): RowChanges<Entities[Kind]> {
    const changes = this.changes as { [Same in Kind]?: RowChanges<Entities[Kind]> };
    return (changes[kind] ??= { inserts: [], updates: [], deletes: [] });
  }

  private key(): string {
    return String(++this.lastKey);
  }

  private create(variables: Record<string, unknown>): unknown {
    const now = this.clock.now();
    const process = processRow(this.key(), now);
    const work = elementRow(this.key(), process.key, 'Work', 'SERVICE_TASK', 'ACTIVE', now);
    const job = jobRow(this.key(), work, now);
    this.rows('processInstance').inserts.push(process);
    for (const name in variables) this.addVariable(process.key, name, variables[name]);
    const begun = elementRow(this.key(), process.key, 'Begun', 'START_EVENT', 'COMPLETED', now);
    this.rows('elementInstance').inserts.push(begun, work);
    this.rows('job').inserts.push(job);
    this.free.push({ process, work, job, variables, batch: this.batch });
    return { processInstance: process, variables: {} };
  }

  private addVariable(scopeKey: string, name: string, value: unknown): void {
    this.rows('variable').inserts.push(variableRow(this.key(), scopeKey, name, value));
  }

  private wait(
    { maxJobsToActivate }: ActivateJobs,
    signal: AbortSignal | undefined,
    give: (value: unknown) => void
  ): void {
    const stop = () => {
      this.polls = this.polls.filter((other) => other !== poll);
      give({ jobs: [] });
    };
    const poll: Poll = {
      most: maxJobsToActivate,
      give: (instances) => {
        signal?.removeEventListener('abort', stop);
        this.answerWith(give, {
          jobs: instances.map(({ job, variables }) => ({ job, variables, kind: 'BPMN_ELEMENT' }))
        });
      }
    };
    this.polls.push(poll);
    signal?.addEventListener('abort', stop);
    if (this.free.length > 0) this.schedule();
  }

  private handOut({ most, give }: Poll): void {
    const instances = this.free.splice(0, most);
    for (const instance of instances) {
      instance.job.state = 'ACTIVATED';
      instance.job.deadline = this.clock.now() + 60_000;
      if (instance.batch !== this.batch) this.rows('job').updates.push(instance.job);
      this.taken.set(instance.job.key, instance);
    }
    give(instances);
  }

  private complete(jobKey: string): null {
    const { process, work, job } = this.taken.get(jobKey)!;
    const now = this.clock.now();
    this.taken.delete(jobKey);
    for (const row of [process, work, job]) {
      row.state = 'COMPLETED';
      row.endDate = now;
    }
    this.rows('job').updates.push(job);
    this.rows('elementInstance').updates.push(work);
    this.rows('elementInstance').inserts.push(
      elementRow(this.key(), process.key, 'Done', 'END_EVENT', 'COMPLETED', now)
    );
    this.addVariable(process.key, 'done', true);
    this.rows('processInstance').updates.push(process);
    return null;
  }
}
