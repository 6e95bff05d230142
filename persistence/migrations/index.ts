import type { Knex } from 'knex';
import { up as people } from './0001-people.ts';
import { up as sessions } from './0002-sessions.ts';
import { up as cases } from './0003-cases.ts';
import { up as plans } from './0004-plans.ts';
import { up as tasks } from './0005-tasks.ts';
import { up as custody } from './0006-custody.ts';
import { up as leaks } from './0007-leaks.ts';
import { up as desk } from './0008-desk.ts';
import { up as audit } from './0009-audit.ts';
import { up as messages } from './0010-messages.ts';
import { up as unfinishedWork } from './0011-unfinished-work.ts';
import { up as itemNumbers } from './0012-item-numbers.ts';
import { up as namesOnPapers } from './0013-names-on-papers.ts';
import { up as formDrafts } from './0014-form-drafts.ts';
import { up as successors } from './0015-successors.ts';
import { up as tasksOfSlots } from './0016-tasks-of-slots.ts';

export interface NumberedMigration {
  /** `NNNN-what`; never renamed once released. */
  readonly name: string;
  readonly up: (db: Knex) => Promise<void>;
}

/** In their order; a later schema change is a new number. */
export const migrations: readonly NumberedMigration[] = [
  { name: '0001-people', up: people },
  { name: '0002-sessions', up: sessions },
  { name: '0003-cases', up: cases },
  { name: '0004-plans', up: plans },
  { name: '0005-tasks', up: tasks },
  { name: '0006-custody', up: custody },
  { name: '0007-leaks', up: leaks },
  { name: '0008-desk', up: desk },
  { name: '0009-audit', up: audit },
  { name: '0010-messages', up: messages },
  { name: '0011-unfinished-work', up: unfinishedWork },
  { name: '0012-item-numbers', up: itemNumbers },
  { name: '0013-names-on-papers', up: namesOnPapers },
  { name: '0014-form-drafts', up: formDrafts },
  { name: '0015-successors', up: successors },
  { name: '0016-tasks-of-slots', up: tasksOfSlots }
];
