import type { Answer } from '../../server/http/call.ts';
import type { FormSchema } from '../../server/forms/form-schema.ts';
import type { Values } from '../../server/forms/expression.ts';
import { instancesOf, isRunning } from '../../server/cases/instances.ts';
import { tokensOf } from '../../server/cases/tokens.ts';
import { newKey } from './client.ts';
import type { TestDesk } from './desk.ts';
import { fillForm } from './fill-form.ts';
import { until } from './until.ts';

type Task = Answer<'claimTask'>;

/** Decides what to answer at an element; absent answers are filled plainly. */
export type Answers = Readonly<Record<string, Values | ((round: number) => Values)>>;

/** People of the agency doing their tasks through the desk's own HTTP interface. */
export class Play {
  private readonly rounds = new Map<string, number>();

  constructor(
    readonly desk: TestDesk,
    /** Told of every step that is done. */
    readonly tell: (line: string) => void = () => undefined
  ) {}

  private async open(account: string, caseKey: string): Promise<readonly Task[]> {
    const { tasks } = await this.desk.as(account).call('tasks', { query: { caseKey, limit: 100 } });
    return tasks;
  }

  /** Waits until the person is offered the task. */
  awaitTask(account: string, caseKey: string, elementId: string): Promise<Task> {
    return until(
      async () => (await this.open(account, caseKey)).find((task) => task.elementId === elementId),
      async () => `${account} is not offered ${elementId}\n${await this.whereItStands(caseKey)}`
    );
  }

  /** Completes a task as its form asks, with a password where the decision needs one. */
  async complete(account: string, task: Task, answers: Values = {}): Promise<void> {
    const person = this.desk.as(account);
    const params = { taskKey: task.taskKey };
    const detail = await person.call('task', { params });
    const form = (detail.form ?? { components: [] }) as FormSchema;
    const values = fillForm(form, detail.values, answers, this.desk.now());
    await person.call('completeTask', {
      params,
      body: {
        values,
        ...(detail.proof === 'fresh' && { password: person.password }),
        ...(detail.bundleSha256 && { bundleSha256: detail.bundleSha256 }),
        idempotencyKey: newKey()
      }
    });
    this.tell(`${account.padEnd(12)} ${task.name}`);
  }

  /** Waits for a task of the person and completes it. */
  async does(account: string, caseKey: string, elementId: string, answers: Values = {}): Promise<void> {
    await this.complete(account, await this.awaitTask(account, caseKey, elementId), answers);
  }

  private async step(
    accounts: readonly string[],
    caseKey: string,
    answers: Answers,
    leave: readonly string[]
  ) {
    for (const account of accounts)
      for (const task of await this.open(account, caseKey)) {
        if (leave.includes(task.elementId)) continue;
        const round = (this.rounds.get(`${caseKey}/${task.elementId}`) ?? 0) + 1;
        this.rounds.set(`${caseKey}/${task.elementId}`, round);
        const given = answers[task.elementId];
        await this.complete(account, task, typeof given === 'function' ? given(round) : given);
        return true;
      }
    return false;
  }

  /** Everybody works off what they are offered in the case until `done`; tasks in `leave` stay. */
  async workOff(
    caseKey: string,
    accounts: readonly string[],
    done: () => Promise<boolean>,
    { answers = {}, leave = [] }: { readonly answers?: Answers; readonly leave?: readonly string[] } = {}
  ): Promise<void> {
    while (!(await done()))
      await until(
        async () => (await this.step(accounts, caseKey, answers, leave)) || (await done()),
        () => this.whereItStands(caseKey)
      );
  }

  /** What the engine says about the case, for a test that waits in vain. */
  async whereItStands(caseKey: string): Promise<string> {
    const { camunda, store } = this.desk.product.desk;
    const soon = { consistency: { waitUpToMs: 0 } };
    const open = (await store.tasks.ofCase(caseKey)).filter(
      ({ state }) => state === 'open' || state === 'completing'
    );
    const { items } = (await camunda.searchIncidents({} as never, soon)) as unknown as {
      items: readonly { elementId: string; errorMessage: string; state: string }[];
    };
    const active = (await instancesOf(camunda, caseKey)).filter(isRunning).map(async (instance) => {
      const tokens = await tokensOf(camunda, instance.processInstanceKey);
      const standing = tokens.filter(({ state }) => state === 'active' || state === 'incident');
      return `  ${instance.processDefinitionId}: ${standing.map(({ elementId }) => elementId).join(', ')}`;
    });
    return [
      ...(await Promise.all(active)),
      ...open.map(
        ({ elementId, role, participationId, state }) =>
          `  task ${elementId} ${role ?? participationId} ${state}`
      ),
      ...items.map(
        ({ elementId, errorMessage, state }) => `  engine incident ${elementId} ${state}: ${errorMessage}`
      )
    ].join('\n');
  }
}
