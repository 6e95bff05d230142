import type { ActivatedJob, ActivateJobs } from '../commands.ts';
import type { Clock } from '../ports.ts';
import { Groups } from '../state/groups.ts';
import { activateJobs } from './job-activation.ts';
import type { Processing } from './processing.ts';

interface Poll {
  command: ActivateJobs;
  /** Hands the jobs on, to be answered after the commit. */
  serve: (jobs: ActivatedJob[]) => void;
  cancel: () => void;
}

/** Requests for jobs that wait because there are none. */
export class LongPolls {
  readonly #polls = new Groups<Poll>();
  readonly #open = new Set<Poll>();
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Lets a request wait; `expire` is called when its time is over or its caller has gone. */
  wait(
    command: ActivateJobs,
    signal: AbortSignal | undefined,
    serve: Poll['serve'],
    expire: () => void
  ): void {
    const end = () => {
      this.#remove(poll);
      expire();
    };
    const cancelDelay = this.#clock.delay(command.requestTimeout || defaultWait, end);
    signal?.addEventListener('abort', end, { once: true });
    const poll: Poll = {
      command,
      serve,
      cancel: () => {
        cancelDelay();
        signal?.removeEventListener('abort', end);
      }
    };
    this.#polls.add(command.jobType, poll);
    this.#open.add(poll);
    if (signal?.aborted) end();
  }

  /** Serves those that wait for types that have got jobs, oldest first. */
  serve(p: Processing): void {
    const { newlyActivatable } = p.state.jobs;
    for (const type of newlyActivatable) {
      for (const poll of [...this.#polls.of(type)]) {
        const jobs = activateJobs(p, poll.command);
        if (jobs.length === 0) break;
        this.#remove(poll);
        poll.serve(jobs);
      }
    }
    newlyActivatable.clear();
  }

  /** Answers all with none. */
  close(): void {
    for (const poll of [...this.#open]) {
      this.#remove(poll);
      poll.serve([]);
    }
  }

  #remove(poll: Poll): void {
    this.#open.delete(poll);
    this.#polls.remove(poll.command.jobType, poll);
    poll.cancel();
  }
}

/** How long a request waits that does not say, in ms, as in Zeebe's gateway. */
export const defaultWait = 10_000;
