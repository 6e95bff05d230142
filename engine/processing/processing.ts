import type { DecisionEvaluator } from '../dmn/evaluator.ts';
import type { Feel } from '../feel/feel.ts';
import type { Lookup } from '../feel/expression.ts';
import type { Logger } from '../ports.ts';
import type { Instant } from '../records.ts';
import type { ProcessScope, Scope } from '../state/scope.ts';
import type { State } from '../state/state.ts';
import { Rates } from './rates.ts';
import { Replies } from './replies.ts';

/**
 * What an element instance is to do next: `activate` (go on entering), `complete` (go on leaving), `terminate`,
 * `settle` (see what follows from what has happened inside), `spawn` (enter the next inner instance), `reap` (terminate the next
 * child), `broadcast` (its signal), or `correlate` (look for messages that wait for it). They are taken in the order of Zeebe's commands.
 */
export type StepKind =
  'activate' | 'complete' | 'terminate' | 'settle' | 'spawn' | 'reap' | 'broadcast' | 'correlate';

export interface Step {
  kind: StepKind;
  key: string;
}

/** Taken steps are let go of in lots of this size: a model may always have one more. */
const mostTaken = 10_000;

/** What every behaviour works with. Steps are queued, never nested, so that no model can overflow the stack. */
export class Processing {
  #steps: Step[] = [];
  #taken = 0;
  readonly replies = new Replies();
  readonly rates = new Rates();
  /** Called when a process instance has ended, while its variables can still be read. */
  onInstanceEnded: (scope: ProcessScope) => void = () => undefined;
  /** Called when an element instance has ended, with the scope around it. */
  onChildEnded: (scope: Scope) => void = () => undefined;

  constructor(
    readonly state: State,
    readonly feel: Feel,
    readonly decisions: DecisionEvaluator,
    readonly now: () => Instant,
    readonly logger: Logger
  ) {}

  push(kind: StepKind, scope: Scope): void {
    this.#steps.push({ kind, key: scope.key });
  }

  /** Takes the oldest step out of the queue. */
  nextStep(): Step | undefined {
    const step = this.#steps[this.#taken];
    if (step) this.#taken += 1;
    if (this.#taken === this.#steps.length || this.#taken > mostTaken) {
      this.#steps = this.#steps.slice(this.#taken);
      this.#taken = 0;
    }
    return step;
  }

  /** The steps still queued, oldest first. */
  openSteps(): Step[] {
    return this.#steps.slice(this.#taken);
  }

  /** Takes up steps that an earlier run left. */
  resume(steps: Step[]): void {
    this.#steps.push(...steps);
  }

  /** How expressions read variables in a scope. */
  lookup(scope: Scope): Lookup {
    return (name) => this.state.variables.read(scope, name);
  }
}
