import type { Instant, JobKey, JobRecord } from '../records.ts';
import type { ChangeLog } from './change-log.ts';
import type { DueQueue } from './due-queue.ts';

/** Open jobs: which can be handed out, which are with a worker, which wait for their back-off. */
export class Jobs {
  readonly #byKey = new Map<string, JobRecord>();
  readonly #activatable = new Map<string, Map<string, JobRecord>>();
  readonly #log: ChangeLog;
  readonly #due: DueQueue;
  /** Types that got activatable jobs since long polls were last served. */
  readonly newlyActivatable = new Set<string>();

  constructor(log: ChangeLog, due: DueQueue) {
    this.#log = log;
    this.#due = due;
  }

  get(key: string): JobRecord | undefined {
    return this.#byKey.get(key);
  }

  /** Takes up a job read from the store. */
  loaded(job: JobRecord): void {
    this.#byKey.set(job.key, job);
    if (job.state === 'ACTIVATED' && job.deadline !== null)
      this.#due.add(job.deadline, 'jobTimeout', job.key);
    else if (job.retryAt !== null) this.#due.add(job.retryAt, 'jobBackOff', job.key);
    else if (job.retries > 0 && job.incidentKey === null && job.state !== 'ERROR_THROWN') this.#offer(job);
  }

  created(job: JobRecord): void {
    this.#byKey.set(job.key, job);
    this.#offer(job);
    this.#log.inserted('job', job);
  }

  /** The jobs of a type that can be handed out, oldest first; those that are withdrawn meanwhile are passed over. */
  activatable(type: string): Iterable<JobRecord> {
    return this.#activatable.get(type)?.values() ?? [];
  }

  activated(job: JobRecord, worker: string, deadline: Instant): void {
    this.#withdraw(job);
    job.state = 'ACTIVATED';
    job.worker = worker;
    job.deadline = deadline;
    this.#due.add(deadline, 'jobTimeout', job.key);
    this.#log.updated('job', job);
  }

  timeoutUpdated(job: JobRecord, deadline: Instant): void {
    job.deadline = deadline;
    this.#due.add(deadline, 'jobTimeout', job.key);
    this.#log.updated('job', job);
  }

  retriesUpdated(job: JobRecord, retries: number): void {
    job.retries = retries;
    this.#log.updated('job', job);
  }

  timedOut(job: JobRecord, now: Instant): void {
    this.#back(job, 'TIMED_OUT', now);
    this.#offer(job);
  }

  /** Failed; `retryAt` null makes it activatable at once while retries are left. */
  failed(
    job: JobRecord,
    retries: number,
    message: string | null,
    retryAt: Instant | null,
    now: Instant
  ): void {
    this.#back(job, 'FAILED', now);
    job.retries = retries;
    job.errorMessage = message;
    if (retries <= 0) return;
    if (retryAt === null) this.#offer(job);
    else {
      job.retryAt = retryAt;
      this.#due.add(retryAt, 'jobBackOff', job.key);
    }
  }

  backedOff(job: JobRecord): void {
    job.retryAt = null;
    this.#offer(job);
    this.#log.updated('job', job);
  }

  errorThrown(job: JobRecord, code: string, message: string | null, now: Instant): void {
    this.#back(job, 'ERROR_THROWN', now);
    job.errorCode = code;
    job.errorMessage = message;
  }

  /** Its element or definition is another one now. */
  migrated(job: JobRecord): void {
    this.#log.updated('job', job);
  }

  /** Nobody gets it any more until its incident is resolved. */
  incidentRaised(job: JobRecord, incidentKey: string): void {
    this.#withdraw(job);
    job.incidentKey = incidentKey;
    this.#log.updated('job', job);
  }

  /** Its incident was resolved: it can be handed out again. */
  reopened(job: JobRecord): void {
    job.incidentKey = null;
    job.state = 'RETRIES_UPDATED';
    this.#offer(job);
    this.#log.updated('job', job);
  }

  /** `denied`: a listener's job, completed by denying the change of its task, for a reason or none. */
  completed(job: JobRecord, now: Instant, denied: { reason: string } | null = null): void {
    job.denied = denied !== null;
    job.deniedReason = denied && denied.reason;
    this.#close(job, 'COMPLETED', now);
  }

  canceled(job: JobRecord, now: Instant): void {
    this.#close(job, 'CANCELED', now);
  }

  /** An error thrown by the job was caught: the job is over. */
  errorCaught(job: JobRecord, now: Instant): void {
    this.#close(job, 'ERROR_THROWN', now);
  }

  #close(job: JobRecord, state: JobRecord['state'], now: Instant): void {
    this.#withdraw(job);
    this.#due.cancel(job.key);
    this.#byKey.delete(job.key);
    job.state = state;
    job.deadline = null;
    job.retryAt = null;
    job.endDate = now;
    job.updatedAt = now;
    this.#log.updated('job', job);
  }

  #back(job: JobRecord, state: JobRecord['state'], now: Instant): void {
    this.#withdraw(job);
    this.#due.cancel(job.key);
    job.state = state;
    job.deadline = null;
    job.updatedAt = now;
    this.#log.updated('job', job);
  }

  #offer(job: JobRecord): void {
    let jobs = this.#activatable.get(job.type);
    if (!jobs) this.#activatable.set(job.type, (jobs = new Map<JobKey, JobRecord>()));
    jobs.set(job.key, job);
    this.newlyActivatable.add(job.type);
  }

  #withdraw(job: JobRecord): void {
    this.#activatable.get(job.type)?.delete(job.key);
  }
}
