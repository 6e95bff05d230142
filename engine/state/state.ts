import type { IncidentRecord, Instant, NoteRecord, UserTaskRecord } from '../records.ts';
import { Batches } from './batches.ts';
import { ChangeLog } from './change-log.ts';
import { Conditions } from './conditions.ts';
import { Definitions } from './definitions.ts';
import { Directory } from './directory.ts';
import { Documents } from './documents.ts';
import { DueQueue } from './due-queue.ts';
import { Instances } from './instances.ts';
import { Jobs } from './jobs.ts';
import { Keys } from './keys.ts';
import { Messages } from './messages.ts';
import { Note } from './note.ts';
import { OpenRecords } from './open-records.ts';
import { Signals } from './signals.ts';
import { Subscriptions } from './subscriptions.ts';
import { Timers } from './timers.ts';
import { Variables } from './variables.ts';

/** All active state of one engine. Every change goes through its parts, which also note the rows to write. */
export class State {
  readonly log = new ChangeLog();
  readonly due = new DueQueue();
  readonly keys: Keys;
  readonly definitions = new Definitions(this.log);
  readonly instances = new Instances(this.log);
  readonly conditions = new Conditions();
  readonly variables: Variables;
  readonly jobs = new Jobs(this.log, this.due);
  readonly userTasks: OpenRecords<'userTask', UserTaskRecord>;
  readonly incidents: OpenRecords<'incident', IncidentRecord>;
  readonly messages = new Messages(this.log, this.due);
  readonly subscriptions = new Subscriptions(this.log);
  readonly signals = new Signals(this.log);
  readonly batches = new Batches(this.log);
  readonly documents = new Documents(this.log, this.due);
  readonly directory = new Directory(this.log);
  readonly timers = new Timers(this.log, this.due);
  /** Where the clock was pinned; none while it runs, or was never set. */
  readonly pinnedAt: Note<Instant>;

  /** `notes`: those of the store; `atLeast`: keys below are used up. */
  constructor(notes: readonly NoteRecord[], atLeast?: number) {
    this.keys = new Keys(new Note(this.log, 'keys', notes), atLeast);
    this.pinnedAt = new Note(this.log, 'clock', notes);
    this.variables = new Variables(this.log, this.keys, this.conditions);
    this.userTasks = new OpenRecords(this.log, 'userTask');
    this.incidents = new OpenRecords(this.log, 'incident');
  }
}
