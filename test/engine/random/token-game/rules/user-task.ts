import { Trouble } from '../expressions.ts';
import type { Game } from '../game.ts';
import { mapIn } from '../mappings.ts';
import type { Token } from '../token.ts';
import { openWaits } from '../waits.ts';
import type { Rule } from './rule.ts';

/** A person does it. */
export const userTask: Rule = {
  enter(game, token) {
    mapIn(game, token);
    const read = new Attributes(game, token);
    const headers =
      token.node.extension<{ values: { key: string; value: string }[] }>('taskHeaders')?.values ?? [];
    const task = {
      key: game.key(),
      token,
      headers: Object.fromEntries(headers.map(({ key, value }) => [key, value])),
      externalFormReference: read.text('formDefinition', 'externalReference'),
      state: 'CREATED' as const,
      assignee: read.text('assignmentDefinition', 'assignee'),
      candidateGroups: read.texts('assignmentDefinition', 'candidateGroups'),
      candidateUsers: read.texts('assignmentDefinition', 'candidateUsers'),
      dueDate: read.date('taskSchedule', 'dueDate'),
      followUpDate: read.date('taskSchedule', 'followUpDate'),
      priority: read.priority()
    };
    openWaits(game, token);
    token.stage = 'waiting';
    token.task = task;
    game.tasks.push(task);
  }
};

const trouble = () => new Trouble('EXTRACT_VALUE_ERROR');

/** Reads what the extension elements of a user task say, for one token. */
class Attributes {
  constructor(
    readonly game: Game,
    readonly token: Token
  ) {}

  /** Null where the attribute is absent or says nothing. */
  #value(extension: string, attribute: string): unknown {
    const text = this.token.node.extension<Record<string, string>>(extension)?.[attribute];
    return text === undefined ? null : this.game.expressions.value(text, (name) => this.token.read(name));
  }

  /** An expression must come to a text: nothing is none. */
  text(extension: string, attribute: string): string {
    const text = this.token.node.extension<Record<string, string>>(extension)?.[attribute] ?? '';
    return this.game.expressions.text(text, (name) => this.token.read(name));
  }

  /** A list, or a text with commas. */
  texts(extension: string, attribute: string): string[] {
    const value = this.#value(extension, attribute) ?? [];
    if (typeof value === 'string') return value.split(',').map((part) => part.trim());
    if (!Array.isArray(value) || !value.every((part) => typeof part === 'string')) throw trouble();
    return value;
  }

  date(extension: string, attribute: string): string {
    const value = this.#value(extension, attribute) ?? '';
    if (typeof value !== 'string') throw trouble();
    if (value !== '' && Number.isNaN(Date.parse(value))) throw trouble();
    return value;
  }

  priority(): number {
    const text = this.token.node.extension<{ priority?: string }>('priorityDefinition')?.priority ?? '50';
    const value = this.game.expressions.value(text, (name) => this.token.read(name));
    const number = text.startsWith('=') ? value : Number(value);
    if (typeof number !== 'number' || !(number >= 0 && number <= 100)) throw trouble();
    return Math.trunc(number);
  }
}
