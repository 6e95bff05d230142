import type { IncidentRecord, NoteRecord, UserTaskRecord } from '../records.ts';
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

  /** `keysNote`: the store's last reservation of keys; `atLeast`: keys below are used up. */
  constructor(keysNote?: NoteRecord, atLeast = 0) {
    this.keys = new Keys(this.log, keysNote, atLeast);
    this.variables = new Variables(this.log, this.keys, this.conditions);
    this.userTasks = new OpenRecords(this.log, 'userTask');
    this.incidents = new OpenRecords(this.log, 'incident');
  }
}
