import type { DecisionEvaluator } from '../dmn/evaluator.ts';
import type { Feel } from '../feel/feel.ts';
import type { Lookup } from '../feel/expression.ts';
import type { Logger } from '../ports.ts';
import type { Instant } from '../records.ts';
import type { ProcessScope, Scope } from '../state/scope.ts';
import type { State } from '../state/state.ts';
import { Rates } from './rates.ts';
import { Replies } from './replies.ts';
import { FirstIn, Rotation } from './rotation.ts';

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

/** A step that waits, with the outermost process instance that it is for, and that one's definition. */
interface WaitingStep extends Step {
  readonly root: string;
  readonly definition: string;
}

/** Steps of FEEL for one element, with all its mappings, or one command: what takes more ends as a failure. */
const evaluatedAtOnce = 4_000_000;
/** After so many, others get their turn: a tenth of a second. */
const evaluatedInARow = 1_000_000;

/**
 * What every behaviour works with. Steps are queued, never nested, so that no model can overflow the stack. Those of one outermost process
 * instance are taken in their order; the instances of a definition have their turns, and so have the definitions.
 */
export class Processing {
  readonly #steps = new Rotation<WaitingStep>(
    ({ definition }) => definition,
    () =>
      new Rotation<WaitingStep>(
        ({ root }) => root,
        () => new FirstIn()
      )
  );
  #evaluatedBefore = 0;
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
    readonly logger: Logger,
    /** Element instances under one outermost process instance. */
    readonly mostActive: number
  ) {}

  /** Work of another kind begins: what is left of the last turn, commands, what is due, batch operations. None keeps the others waiting. */
  beginKind(): void {
    this.#evaluatedBefore = this.feel.spent;
  }

  /** Whether expressions have taken so long in a row that others should get their turn. */
  get isWorn(): boolean {
    return this.feel.spent - this.#evaluatedBefore > evaluatedInARow;
  }

  /** One element or one command begins, with a share of its own for its expressions. */
  beginOne(): void {
    this.feel.allow(evaluatedAtOnce);
  }

  /** The turn is over: what is evaluated between turns, as a deployment is prepared, has nothing to do with its last one. */
  endTurn(): void {
    this.feel.allow(Infinity);
  }

  push(kind: StepKind, scope: Scope): void {
    const { rootProcessInstanceKey: root } = scope.root.record;
    const outermost =
      scope.root.key === root ? scope.root : (this.state.instances.process(root) ?? scope.root);
    this.#steps.add({ kind, key: scope.key, root, definition: outermost.record.processDefinitionKey });
  }

  /** Takes the next step out of the queue. */
  nextStep(): Step | undefined {
    return this.#steps.take();
  }

  get isAtRest(): boolean {
    return this.#steps.isEmpty;
  }

  /** The steps still queued, in the order in which they will be taken. */
  openSteps(): Step[] {
    return this.#steps.all().map(({ kind, key }) => ({ kind, key }));
  }

  /** Takes up steps that an earlier run left. */
  resume(steps: readonly Step[]): void {
    for (const { kind, key } of steps) {
      const scope = this.state.instances.get(key);
      if (scope) this.push(kind, scope);
    }
  }

  /** How expressions read variables in a scope. */
  lookup(scope: Scope): Lookup {
    return (name) => this.state.variables.read(scope, name);
  }
}
