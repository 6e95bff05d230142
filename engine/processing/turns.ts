import { isControlled } from '../clock/controlled-clock.ts';
import type { Feel } from '../feel/feel.ts';
import { DecisionEvaluator } from '../dmn/evaluator.ts';
import type { Clock, EngineStore, Logger } from '../ports.ts';
import type { Instant } from '../records.ts';
import type { Result } from '../refusal.ts';
import { refuse } from '../refusal.ts';
import type { ProcessScope } from '../state/scope.ts';
import { loadState } from '../state/load.ts';
import { Note } from '../state/note.ts';
import type { State } from '../state/state.ts';
import { calledInstanceEnded } from './behaviors/call-activity.ts';
import { correlateNextStart } from './correlation.ts';
import { fireDue } from './fire-due.ts';
import { GroupCommit } from './group-commit.ts';
import { LongPolls } from './long-polls.ts';
import type { Step } from './processing.ts';
import { Processing } from './processing.ts';
import { runBatches } from './run-batches.ts';
import { runSteps, settle } from './runner.ts';
import { mostActive as defaultMostActive } from './too-many.ts';

/** How much one turn does before others get their turn. */
const budget = { steps: 2_000, dues: 500, batchItems: 100 } as const;
/** So many commands are worth a commit of their own. */
const ownCommit = 16;
const reloadDelay = 500;

export interface TurnOptions {
  store: EngineStore;
  clock: Clock;
  logger: Logger;
  feel: Feel;
  mostActive?: number | undefined;
}

/** One command as a turn takes it: decides, and says by `answer` how the caller learns of it. One that throws loses its batch and answers by itself. */
export type Act = (p: Processing, turns: Turns) => void;

/**
 * The heart of the engine: takes the commands of one turn of the event loop together, does what follows from them,
 * hands out jobs, and has the batch committed.
 */
export class Turns {
  readonly polls: LongPolls;
  readonly commit: GroupCommit;
  readonly #options: TurnOptions;
  readonly #endings = new Map<string, (scope: ProcessScope) => void>();
  #p: Processing | null = null;
  #queue: Act[] = [];
  #scheduled = false;
  #cancelAlarm: () => void = () => undefined;
  #alarmAt: number | null = null;
  #openSteps: Note<Step[]> | null = null;
  #closed = false;

  constructor(options: TurnOptions) {
    this.#options = options;
    this.polls = new LongPolls(options.clock);
    this.commit = new GroupCommit(options.store, options.logger, () => this.#lost());
  }

  /** Reads the state from the store; throws when the store cannot be read. `lost`: the state that did not agree with it any more. */
  async load(lost?: State): Promise<void> {
    const { store, feel, clock, logger, mostActive = defaultMostActive } = this.#options;
    const rows = await store.load();
    const state = loadState(rows, feel, lost?.keys.upcoming);
    this.#setClock(state.pinnedAt.value, lost?.pinnedAt.value ?? null);
    const p = new Processing(state, feel, new DecisionEvaluator(), () => clock.now(), logger, mostActive);
    p.onInstanceEnded = (scope) => this.#instanceEnded(p, scope);
    p.onChildEnded = (scope) => settle(p, scope);
    this.#openSteps = new Note(state.log, 'steps', rows.note);
    p.resume(this.#openSteps.value ?? []);
    this.#p = p;
    this.#schedule();
  }

  get ready(): boolean {
    return this.#p !== null && !this.#closed;
  }

  /** Queues an act for the next turn. */
  submit(act: Act): void {
    this.#queue.push(act);
    this.#schedule();
  }

  /** Calls when a process instance ends, before its batch is committed. */
  onEnd(processInstanceKey: string, callback: (scope: ProcessScope) => void): () => void {
    this.#endings.set(processInstanceKey, callback);
    return () => this.#endings.delete(processInstanceKey);
  }

  /** Has a result answered once the batch is durable. */
  answer<Value>(result: Result<Value>, resolve: (result: Result<Value>) => void): void {
    this.commit.add((durable) => resolve(durable ? result : unavailable));
  }

  /** Does what is due, at most `limit` of it, also beyond one turn's share. Returns how much it did. */
  fireDue(p: Processing, limit: number): number {
    return fireDue(p, limit, budget.steps);
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#cancelAlarm();
    this.polls.close();
    const waiting = this.#queue;
    this.#queue = [];
    const p = this.#p;
    if (p) {
      for (const act of waiting) {
        act(p, this);
        runSteps(p, 0);
      }
      p.replies.close();
      this.#finish(p);
    }
    await this.commit.idle();
  }

  #schedule(): void {
    if (this.#scheduled || this.#closed) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      this.#turn();
    });
  }

  #turn(): void {
    const p = this.#p;
    if (!p || this.#closed) return;
    let batchesGoOn: boolean;
    try {
      this.#takeCommands(p);
      fireDue(p, budget.dues, budget.steps);
      batchesGoOn = runBatches(p, budget.batchItems, budget.steps);
      this.polls.serve(p);
    } catch (error) {
      this.#options.logger.error(
        { error },
        'a command failed unexpectedly: its batch is refused and state is read again'
      );
      this.commit.lose(p.state.log);
      this.#lost();
      return;
    } finally {
      p.endTurn();
    }
    this.#finish(p);
    this.#setAlarm(p.state);
    if (batchesGoOn || this.#queue.length > 0 || !p.isAtRest) this.#schedule();
  }

  /**
   * Carries out the steps that are left and the commands that are waiting. Many callers who were answered together come back
   * together: where nothing is being written, the first half of theirs is handed over before the second is taken, so that
   * engine and disk work side by side from then on and not in turns.
   */
  #takeCommands(p: Processing): void {
    const acts = this.#queue;
    this.#queue = [];
    const half = this.commit.isIdle && acts.length >= 2 * ownCommit ? acts.length >> 1 : -1;
    const { clock } = this.#options;
    const began = clock.elapsed();
    p.beginKind();
    let left: number = budget.steps - runSteps(p, budget.steps);
    p.beginKind();
    for (const [index, act] of acts.entries()) {
      if (index === half && this.commit.isWorthwhile(clock.elapsed() - began)) {
        this.polls.serve(p);
        this.#finish(p);
      }
      if (p.isWorn) {
        this.#queue = acts.slice(index).concat(this.#queue);
        return;
      }
      try {
        p.beginOne();
        act(p, this);
      } catch (error) {
        this.#queue = acts.slice(index + 1).concat(this.#queue);
        throw error;
      }
      left -= runSteps(p, left);
    }
  }

  /** Notes the steps that are left, so that they survive, and commits. */
  #finish(p: Processing): void {
    this.#openSteps?.set(p.isAtRest ? null : p.openSteps());
    this.commit.flush(p.state.log);
  }

  #setAlarm(state: State): void {
    const earliest = state.due.earliest();
    if (earliest === this.#alarmAt) return;
    this.#cancelAlarm();
    this.#alarmAt = earliest;
    if (earliest === null) return;
    this.#cancelAlarm = this.#options.clock.schedule(earliest, () => {
      this.#alarmAt = null;
      this.#schedule();
    });
  }

  /** The clock stands where the store has it pinned; it runs on where the pin was lost with its batch. */
  #setClock(pinnedAt: Instant | null, lost: Instant | null): void {
    const { clock } = this.#options;
    if (!isControlled(clock)) return;
    if (pinnedAt !== null) clock.pin(pinnedAt);
    else if (lost !== null) clock.reset();
  }

  #instanceEnded(p: Processing, scope: ProcessScope): void {
    this.#endings.get(scope.key)?.(scope);
    this.#endings.delete(scope.key);
    calledInstanceEnded(p, scope);
    correlateNextStart(p, scope);
  }

  /** Memory and store differ: read the store again, until it can be read. */
  #lost(): void {
    const before = this.#p;
    if (!before) return;
    this.#cancelAlarm();
    this.#alarmAt = null;
    this.#endings.clear();
    before.replies.close();
    this.#p = null;
    const again = () => {
      this.load(before.state).catch((error: unknown) => {
        this.#options.logger.error({ error }, 'the store cannot be read; trying again');
        if (!this.#closed) this.#options.clock.delay(reloadDelay, again);
      });
    };
    void this.commit.idle().then(again);
  }
}

/** The answer to what was lost with its batch. */
export const unavailable = refuse(
  'UNAVAILABLE',
  'The engine could not make this durable; nothing of it was done. Try again.'
);
