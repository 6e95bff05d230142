import { parseDmn } from '../../../../engine/dmn/parse.ts';
import type { ParsedDecisions } from '../../../../engine/dmn/executable.ts';
import { type Node, readDiagram } from './diagram.ts';
import type { Expressions } from './expressions.ts';
import { type Happening, type Incident, type Job, type Task, Token, type Wait } from './token.ts';

/** What is to be done next about a token: the first of these that was asked for is done first. */
export interface Step {
  readonly what: 'enter' | 'leave' | 'end' | 'end one' | 'look' | 'begin one' | 'announce';
  readonly token: Token;
}

/**
 * Everything on the board: processes, tokens, jobs, incidents, waits, time. The rules of the game are those of BPMN 2.0.2, chapter 13, with what
 * Camunda 8 documents of variables, mappings, incidents and the order of things. They are written apart from the engine, so that a fault
 * of one is not a fault of the other; only FEEL and decisions, which are values and not moves, are shared.
 */
export class Game {
  readonly processes = new Map<string, Node>();
  readonly decisions = new Map<string, ParsedDecisions>();
  readonly tokens: Token[] = [];
  readonly jobs: Job[] = [];
  readonly tasks: Task[] = [];
  readonly incidents: Incident[] = [];
  readonly waits = new Set<Wait>();
  /** Ids of the sequence flows taken, by process instance. */
  readonly taken = new Map<Token, Set<string>>();
  /** Does at once what would else wait for its turn. */
  move: (what: Step['what'], token: Token) => void = () => undefined;
  readonly #steps: Step[] = [];
  #keys = 0;

  constructor(
    public now: number,
    readonly expressions: Expressions
  ) {}

  async deploy(files: Readonly<Record<string, string>>): Promise<void> {
    for (const [name, text] of Object.entries(files)) {
      if (name.endsWith('.dmn')) await this.#deployDecisions(text);
      else for (const [id, process] of await readDiagram(text)) this.processes.set(id, process);
    }
  }

  async #deployDecisions(xml: string): Promise<void> {
    const { decisions, reason } = await parseDmn(xml, this.expressions.feel);
    if (!decisions) throw new Error(reason ?? 'no decisions');
    for (const id of decisions.decisions.keys()) this.decisions.set(id, decisions);
  }

  key(): string {
    return String(++this.#keys);
  }

  /** Puts a token on the board; it enters when its turn comes. */
  token(node: Node, scope: Token | null, number = 0): Token {
    const token = this.#put(node, scope, number);
    this.next('enter', token);
    return token;
  }

  /** Puts a token on the board for an event that has happened; `move` lets it enter. */
  happened(cause: Happening, scope: Token): Token {
    const token = this.#put(cause.event, scope, 0);
    token.cause = cause;
    return token;
  }

  #put(node: Node, scope: Token | null, number: number): Token {
    const token = new Token(this.key(), node, scope, number);
    scope?.children.add(token);
    this.tokens.push(token);
    return token;
  }

  /** Takes a token back whose turn to enter has not come. */
  withdraw(token: Token): void {
    token.stage = 'ended';
    token.scope?.children.delete(token);
    this.tokens.splice(this.tokens.indexOf(token), 1);
  }

  next(what: Step['what'], token: Token): void {
    this.#steps.push({ what, token });
  }

  takeStep(): Step | undefined {
    return this.#steps.shift();
  }

  raise(token: Token, type: string, job: Job | null = null): void {
    if (token.incident) return;
    token.incident = { key: this.key(), token, type, job, resolved: false };
    this.incidents.push(token.incident);
    if (job) job.incident = token.incident;
  }

  /** Takes the incident of a token away. */
  clear(token: Token): void {
    if (token.incident) token.incident.resolved = true;
    token.incident = null;
  }
}
