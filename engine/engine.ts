import { isControlled } from './clock/controlled-clock.ts';
import type {
  ActivatedJob,
  ActivateJobs,
  Command,
  CommandResults,
  CreatedProcessInstance,
  CreateProcessInstance
} from './commands.ts';
import type { DeployResources } from './commands.ts';
import { Feel } from './feel/feel.ts';
import { Preparer } from './model/prepare.ts';
import type { Clock, EngineStore, Logger } from './ports.ts';
import { deploy } from './processing/commands/deploy.ts';
import { AnswerLater } from './processing/commands/handler.ts';
import { handle } from './processing/commands/registry.ts';
import { activateJobs } from './processing/job-activation.ts';
import { defaultWait } from './processing/long-polls.ts';
import type { Processing } from './processing/processing.ts';
import { type Act, Turns, unavailable } from './processing/turns.ts';
import type { Instant } from './records.ts';
import type { Result } from './refusal.ts';
import { accept, refuse } from './refusal.ts';
import type { ProcessScope } from './state/scope.ts';
import { isWanted, type WantedNames } from './state/wanted-names.ts';

export interface EngineOptions {
  store: EngineStore;
  /** A controlled clock where `PinClock` is to work; it is pinned again where it was when the engine last stopped. */
  clock: Clock;
  logger: Logger;
  /** Element instances that may be active under one outermost process instance; 150,000 by default. */
  mostActive?: number;
}

export interface SubmitOptions {
  /** Ends the waiting of a long poll or of an awaited result. */
  signal?: AbortSignal;
}

/** A running engine: one per store. */
export interface Engine {
  /** Carries out a command; answers after its commit. */
  submit<C extends Command>(command: C, options?: SubmitOptions): Promise<Result<CommandResults[C['type']]>>;
  /** The clock that the engine follows. */
  readonly clock: Clock;
  /** Whether state and store agree; false while it reloads after a failed commit. */
  healthy(): boolean;
  /** Commits what is open, ends long polls, stops timers. The store stays open. */
  close(): Promise<void>;
}

/** Reads the state from the store and starts. Rejects with a clear message when the store cannot be read. */
export async function createEngine(options: EngineOptions): Promise<Engine> {
  const feel = new Feel(() => options.clock.now());
  const turns = new Turns({ ...options, feel });
  await turns.load();
  const commands = new Commands(turns, feel, options.clock);
  return {
    submit: (command, submitOptions) => commands.submit(command, submitOptions?.signal) as Promise<never>,
    clock: options.clock,
    healthy: () => turns.ready,
    close: () => turns.close()
  };
}

type Settle<Value> = (result: Result<Value>) => void;
type Answered = Result<CommandResults[Command['type']]>;

/** How many due timers fire before the command that sets the clock is answered. */
const pinnedDues = 100_000;

class Commands {
  readonly #turns: Turns;
  readonly #preparer: Preparer;
  readonly #clock: Clock;

  constructor(turns: Turns, feel: Feel, clock: Clock) {
    this.#turns = turns;
    this.#preparer = new Preparer(feel);
    this.#clock = clock;
  }

  submit(command: Command, signal?: AbortSignal): Promise<Answered> {
    switch (command.type) {
      case 'DeployResources':
        return this.#deploy(command);
      case 'ActivateJobs':
        return new Promise((resolve) => this.#activate(command, signal, resolve));
      case 'CreateProcessInstance':
        return new Promise((resolve) => this.#create(command, signal, resolve));
      case 'PinClock':
        return this.#setClock(command.timestamp);
      case 'ResetClock':
        return this.#setClock(null);
      default:
        return new Promise((resolve) => {
          this.#submit(resolve, (p, turns) => {
            const answer = handle(p, command.type, command);
            if (answer instanceof AnswerLater) this.#answerLater(p, answer, signal, resolve);
            else turns.answer<unknown>(answer, resolve as Settle<unknown>);
          });
        });
    }
  }

  /** Queues an act whose caller is answered even where it throws. */
  #submit(resolve: (result: typeof unavailable) => void, act: Act): void {
    this.#turns.submit((p, turns) => {
      try {
        act(p, turns);
      } catch (error) {
        resolve(unavailable);
        throw error;
      }
    });
  }

  async #deploy(command: DeployResources): Promise<Result<CommandResults['DeployResources']>> {
    const prepared = await this.#preparer.prepare(command);
    if (!prepared.ok) return prepared;
    return new Promise((resolve) => {
      this.#submit(resolve, (p, turns) => turns.answer(deploy(p, prepared.value), resolve));
    });
  }

  /** Answers when the listeners of a user task have, or the time is over. */
  #answerLater(
    p: Processing,
    { userTaskKey }: AnswerLater,
    signal: AbortSignal | undefined,
    resolve: Settle<null>
  ): void {
    const late = refuse(
      'DEADLINE_EXCEEDED',
      `The listeners of user task '${userTaskKey}' did not answer in time; the change goes on when they do.`
    );
    const expire = () => {
      forget();
      resolve(late);
    };
    const cancelDelay = this.#clock.delay(defaultWait, expire);
    signal?.addEventListener('abort', expire, { once: true });
    const forget = p.replies.expect(userTaskKey, (result) => {
      cancelDelay();
      signal?.removeEventListener('abort', expire);
      this.#turns.answer(result, resolve);
    });
  }

  #activate(
    command: ActivateJobs,
    signal: AbortSignal | undefined,
    resolve: Settle<{ jobs: ActivatedJob[] }>
  ): void {
    this.#submit(resolve, (p, turns) => {
      const serve = (jobs: ActivatedJob[]) => turns.answer(accept({ jobs }), resolve);
      const jobs = activateJobs(p, command);
      const waits = (command.requestTimeout ?? 0) >= 0;
      if (jobs.length > 0 || !waits) serve(jobs);
      else turns.polls.wait(command, signal, serve, () => resolve(accept({ jobs: [] })));
    });
  }

  #create(
    command: CreateProcessInstance,
    signal: AbortSignal | undefined,
    resolve: Settle<CreatedProcessInstance>
  ): void {
    this.#submit(resolve, (p, turns) => {
      const result = handle(p, 'CreateProcessInstance', command);
      if (!result.ok || !command.awaitCompletion) turns.answer(result, resolve);
      else this.#await(command, result.value.processInstance.key, signal, resolve);
    });
  }

  /** Answers when the instance has ended, or its time is over. */
  #await(
    command: CreateProcessInstance,
    key: string,
    signal: AbortSignal | undefined,
    resolve: Settle<CreatedProcessInstance>
  ): void {
    const late = refuse(
      'DEADLINE_EXCEEDED',
      `Process instance '${key}' did not complete in time; it goes on running.`
    );
    const expire = () => {
      forget();
      resolve(late);
    };
    const cancelDelay = this.#clock.delay(command.requestTimeout || defaultWait, expire);
    signal?.addEventListener('abort', expire, { once: true });
    const forget = this.#turns.onEnd(key, (scope) => {
      cancelDelay();
      signal?.removeEventListener('abort', expire);
      this.#turns.answer(resultOf(scope, new Set(command.fetchVariables)), resolve);
    });
  }

  /** Fires what is due, at most so much of it, then answers; others have their turns between. */
  #fireDue(most: number, resolve: Settle<null>): Act {
    return (p, turns) => {
      const left = most - turns.fireDue(p, most);
      const earliest = p.state.due.earliest();
      const isOver = left <= 0 || earliest === null || earliest > p.now();
      turns.answer(accept(null), (result) => {
        if (isOver || !result.ok || !turns.ready) resolve(result);
        else this.#submit(resolve, this.#fireDue(left, resolve));
      });
    };
  }

  /** Pins the clock, or lets it run, and notes it, so that a restart finds it where it was left. */
  #setClock(at: Instant | null): Promise<Result<null>> {
    return new Promise((resolve) => {
      this.#submit(resolve, (p, turns) => {
        if (isControlled(this.#clock)) {
          if (at === null) this.#clock.reset();
          else this.#clock.pin(at);
          p.state.pinnedAt.set(at);
          this.#fireDue(pinnedDues, resolve)(p, turns);
        } else
          resolve(
            refuse('INVALID_STATE', 'The clock is not controlled; start the engine with --controlled-clock.')
          );
      });
    });
  }
}

function resultOf(scope: ProcessScope, names: WantedNames): Result<CreatedProcessInstance> {
  if (scope.record.state !== 'COMPLETED') {
    return refuse('INVALID_STATE', `Process instance '${scope.key}' was terminated before it completed.`);
  }
  const chosen = [...(scope.variables?.values() ?? [])].filter(({ name }) => isWanted(names, name));
  const variables = Object.fromEntries(chosen.map(({ name, value }) => [name, JSON.parse(value) as unknown]));
  return accept({ processInstance: { ...scope.record }, variables });
}
