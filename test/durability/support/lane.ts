import type { Values } from '../../../server/forms/expression.ts';
import type { FormSchema } from '../../../server/forms/form-schema.ts';
import type { Chance } from '../../camunda/play/chance.ts';
import { type Client, newKey, Refused, type Sent } from '../../support/client.ts';
import { fillForm } from '../../support/fill-form.ts';

/** What was told to be done, kept outside of the desk. */
export interface Done {
  readonly taskKey: string;
  readonly account: string;
}

/** A completion that was sent and not answered. */
interface Unanswered {
  readonly sent: Sent;
  readonly taskKey: string;
}

/** Decisions that keep a case going; the rest is filled plainly. */
const decisions: Readonly<Record<string, Values>> = {
  HeadReviews: { headDecision: 'approve' },
  CoordinateWithUnitHead: { coordination: 'acknowledge' }
};

/** One person at work: does what the task list offers, and sends again what was not answered, under the same key. */
export class Lane {
  readonly #chance: Chance;
  readonly #refused = new Set<string>();
  #unanswered: Unanswered | undefined;

  constructor(chance: Chance) {
    this.#chance = chance;
  }

  /** One step; answers what was acknowledged by it. Rejects when the desk is gone. */
  async step(person: Client): Promise<Done | undefined> {
    return this.#unanswered ? this.#again(person, this.#unanswered) : this.#next(person);
  }

  async #again(person: Client, unanswered: Unanswered): Promise<Done | undefined> {
    // Some people do not ask again but look at their list.
    this.#unanswered = this.#chance.happens(50) ? unanswered : undefined;
    return this.#unanswered && this.#send(person, unanswered);
  }

  async #next(person: Client): Promise<Done | undefined> {
    const { tasks } = await person.call('tasks', { query: { limit: 20 } });
    const open = tasks.filter(({ taskKey }) => !this.#refused.has(taskKey));
    if (open.length === 0) return undefined;
    const { taskKey, elementId } = this.#chance.pick(open);
    const params = { taskKey };
    const detail = await person.call('task', { params });
    const form = (detail.form ?? { components: [] }) as FormSchema;
    const body = {
      values: fillForm(form, detail.values, decisions[elementId] ?? {}, new Date()),
      ...(detail.proof === 'fresh' && { password: person.password }),
      ...(detail.bundleSha256 && { bundleSha256: detail.bundleSha256 }),
      idempotencyKey: newKey()
    };
    return this.#send(person, { sent: { params, body }, taskKey });
  }

  async #send(person: Client, unanswered: Unanswered): Promise<Done | undefined> {
    this.#unanswered = unanswered;
    const { taskKey, sent } = unanswered;
    const answer = await person.call('completeTask', sent).catch((error: unknown) => {
      if (!(error instanceof Refused) || error.status >= 500) throw error;
      return undefined;
    });
    this.#unanswered = undefined;
    if (answer) return { taskKey, account: person.account };
    this.#refused.add(taskKey);
    return undefined;
  }
}
