import { readdirSync, readFileSync } from 'node:fs';
import type { ActivatedJob, JsonObject } from '../../engine/commands.ts';
import type { UserTaskRecord } from '../../engine/records.ts';
import { dueAt } from '../../domain/deadlines.ts';
import { EngineBench } from '../support/engine.ts';

const root = new URL('../../', import.meta.url);

const filesOf = (folder: string, ending: RegExp): Record<string, string> =>
  Object.fromEntries(
    readdirSync(new URL(folder, root))
      .filter((name) => ending.test(name))
      .map((name) => [name, readFileSync(new URL(`${folder}${name}`, root), 'utf8')])
  );

const custody = /^(controlled-papers|sealed-custody|undertaking-collection)\b/;
const leak = /^(leak|remediation)-/;
const ours = (files: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(files).filter(([name]) => custody.test(name) || leak.test(name)));

/** The leak and custody models with their forms and decisions, as one deployment. */
export const shippedFiles = (): Record<string, string> => ({
  ...ours(filesOf('workflows/', /\.bpmn$/)),
  ...ours(filesOf('workflows/decisions/', /\.dmn$/)),
  ...ours(filesOf('forms/', /\.form$/))
});

/** Every shipped model with its forms and decisions, as one deployment. */
export const allFiles = (): Record<string, string> => ({
  ...filesOf('workflows/', /\.bpmn$/),
  ...filesOf('workflows/decisions/', /\.dmn$/),
  ...filesOf('forms/', /\.form$/)
});

/** Of all that is shipped, the named processes and decisions with their forms, and the forms that every plan shares. */
export const filesFor = (...ids: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    Object.entries(allFiles()).filter(([name]) =>
      ['plan', ...ids].includes(name.replace(/(--[a-z-]+)?\.\w+$/, ''))
    )
  );

const messageLifetime = 3_600_000;

/** What a scripted worker did: job type, the element, and what mattered of its headers. */
export interface Deed {
  type: string;
  elementId: string;
  headers: Readonly<Record<string, string>>;
  variables: JsonObject;
}

export type Worker = (deed: Deed, story: Story) => JsonObject | Promise<JsonObject>;

function computed({ headers, variables }: Deed, story: Story): JsonObject {
  const facts = { now: story.bench.clock.now(), bases: variables, holidays: new Set<string>() };
  const due = Object.entries(headers).map(([name, rule]) => {
    const answer = dueAt(rule, facts);
    if ('refusal' in answer) throw new Error(`the rule ${rule} cannot be read`);
    return [name, answer.dueAt];
  });
  return { due: { ...(variables.due as object | undefined), ...Object.fromEntries(due) } };
}

async function published({ headers, variables }: Deed, story: Story): Promise<JsonObject> {
  const correlationKey = variables[headers.correlate ?? 'caseKey'] as string;
  const timeToLive = Number(headers.timeToLive ?? messageLifetime);
  await story.publish(headers.message ?? '', correlationKey, {}, timeToLive);
  return {};
}

const planned: Worker = ({ variables }, story) => ({
  remediationTasks: (variables.playbook as { measure: string; role: string }[]).map(({ measure, role }) => ({
    taskId: `task-${measure}`,
    measure,
    participationId: `participation-${role}`,
    due: new Date(story.bench.clock.now() + 86_400_000).toISOString()
  }))
});

const workers: Readonly<Record<string, Worker>> = {
  'compute-due-dates': computed,
  'publish-message': published,
  'resolve-superior': (_, { headBypassed = false }) => ({ headBypassed, officerBypassed: false }),
  'resolve-participants': ({ headers }, story) => ({
    [headers.result ?? '']: story.members[headers.role ?? ''] ?? []
  }),
  'allocate-copies': ({ variables }) => ({
    copies: (variables.recipients as string[]).map((participationId, index) => ({
      copyId: `copy-${index + 1}`,
      participationId
    }))
  }),
  'plan-remediation': planned,
  'open-leak-case': () => ({ leakCaseKey: 'leak-2' })
};

/** A case played on the real engine: jobs are done by scripted workers, tasks by whoever the test says. */
export class Story {
  readonly deeds: Deed[] = [];
  readonly messages: { name: string; correlationKey: string }[] = [];
  /** Participation ids by role. */
  members: Record<string, string[]> = {};
  /** Workers of this story, before the common ones; an answer `{throwError}` is a BPMN error code. */
  scripted: Record<string, Worker> = {};
  /** What `resolve-superior` answers. */
  headBypassed = false;
  #published = 0;

  private constructor(readonly bench: EngineBench) {}

  static async open(files = shippedFiles()): Promise<Story> {
    const bench = await EngineBench.open();
    await bench.deployFiles(files);
    return new Story(bench);
  }

  /** Starts a process and lets the workers run until only people and time are waited for. */
  async start(processDefinitionId: string, variables: JsonObject): Promise<string> {
    const key = await this.bench.start({ caseKey: 'case-1', ...variables }, { processDefinitionId });
    await this.settle();
    return key;
  }

  /** Completes the open task at an element (of one participation or copy, where several are open). */
  async complete(elementId: string, variables: JsonObject = {}, assignee?: string): Promise<void> {
    await this.bench.do({
      type: 'CompleteUserTask',
      userTaskKey: this.task(elementId, assignee).key,
      variables
    });
    await this.settle();
  }

  task(elementId: string, assignee?: string): UserTaskRecord {
    const found = this.bench
      .tasks()
      .find((task) => task.elementId === elementId && (!assignee || task.assignee === assignee));
    if (!found) throw new Error(`no task ${elementId}; open are ${this.open().join(', ')}\n${this.faults()}`);
    return found;
  }

  /** Element ids of open tasks, sorted. */
  open(): string[] {
    return this.bench
      .tasks()
      .map(({ elementId }) => elementId)
      .sort();
  }

  /** Role that an open task is for. */
  role(elementId: string): string {
    return (this.task(elementId).candidateGroups[0] ?? '').split('/')[1] ?? '';
  }

  async publish(
    name: string,
    correlationKey = 'case-1',
    variables: JsonObject = {},
    timeToLive = messageLifetime
  ): Promise<void> {
    this.messages.push({ name, correlationKey });
    await this.bench.do({
      type: 'PublishMessage',
      name,
      correlationKey,
      timeToLive,
      messageId: `message-${(this.#published += 1)}`,
      variables
    });
  }

  /** Publishes and lets the workers follow. */
  async tell(name: string, variables: JsonObject = {}): Promise<void> {
    await this.publish(name, 'case-1', variables);
    await this.settle();
  }

  async pass(hours: number): Promise<void> {
    await this.bench.pass(hours * 3_600_000);
    await this.settle();
  }

  /** Deeds of one type. */
  done(type: string): Deed[] {
    return this.deeds.filter((deed) => deed.type === type);
  }

  /** Notices sent so far: template and addressees. */
  notices(): string[] {
    return this.done('notify').map(({ headers }) => `${headers.template} → ${headers.to}`);
  }

  faults(): string {
    return this.bench
      .incidents()
      .map(({ elementId, errorMessage }) => `${elementId}: ${errorMessage}`)
      .join('\n');
  }

  /** Works jobs until none is left. An engine incident fails the test. */
  async settle(): Promise<void> {
    for (;;) {
      const types = new Set(
        this.bench.store
          .rows('job')
          .filter(({ state }) => state === 'CREATED')
          .map(({ type }) => type)
      );
      if (types.size === 0) break;
      for (const type of types) for (const job of await this.bench.jobs(type)) await this.#work(type, job);
    }
    const faults = this.faults();
    if (faults) throw new Error(faults);
  }

  async #work(type: string, { job, variables }: ActivatedJob): Promise<void> {
    const deed: Deed = { type, elementId: job.elementId, headers: job.customHeaders, variables };
    this.deeds.push(deed);
    const worker = this.scripted[type] ?? workers[type];
    const answer = (await worker?.(deed, this)) ?? {};
    const jobKey = job.key;
    if (typeof answer.throwError === 'string')
      await this.bench.do({ type: 'ThrowJobError', jobKey, errorCode: answer.throwError });
    else await this.bench.do({ type: 'CompleteJob', jobKey, variables: answer });
  }

  close(): Promise<void> {
    return this.bench.close();
  }
}
