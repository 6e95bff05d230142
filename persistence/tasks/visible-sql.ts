import { standingsSql } from '../cases/standings.ts';

/** Columns of a visible task's case; `t` is the task and `c` its case. */
export const CASE_COLUMNS = 'c.number AS case_number, c.code_name AS case_code_name, c.grade AS case_grade';

export type TaskSort = 'due' | 'newest';

/** Earliest due first, or newest first; the key makes the order total, so that pages do not overlap. */
export const orderBy = (table: string, sort: TaskSort): string =>
  sort === 'due'
    ? `ORDER BY ${table}.due_sort, ${table}.created_at, ${table}.user_task_key`
    : `ORDER BY ${table}.created_at DESC, ${table}.user_task_key DESC`;

/** A task names a role of its case or one participation; whoever stands there may do it. */
const FITS = `t.slot IN (p.role_slot, p.participation_id)
  AND p.case_key = t.case_key AND p.implicated = 0 AND p.ended_at IS NULL`;

const OWN = `EXISTS (SELECT 1 FROM participations p WHERE p.person_id = :person AND ${FITS})`;

const PRINCIPAL = `(SELECT MIN(d.principal_id) FROM deputies d JOIN participations p ON p.person_id = d.principal_id
  WHERE d.deputy_id = :person AND d.revoked_at IS NULL AND d.from_at <= :now AND d.until_at > :now
  AND (d.case_key IS NULL OR d.case_key = p.case_key) AND (d.role IS NULL OR d.role = p.role) AND ${FITS})`;

/** Someone implicated anywhere in a case is bypassed in all of it (domain B.8). */
const BYPASSED = `EXISTS (SELECT 1 FROM participations q
  WHERE q.person_id = :person AND q.case_key = t.case_key AND q.implicated = 1)`;

/** Asks of each task whether the person may see it: for one task, and for walking many in the order of the list. */
export const seenByTask = (conditions: string): string => `
  SELECT t.*, ${CASE_COLUMNS}, CASE WHEN ${OWN} THEN '' ELSE ${PRINCIPAL} END AS as_deputy_of
  FROM tasks t JOIN cases c ON c.case_key = t.case_key
  WHERE ${conditions} AND (${OWN} OR ${PRINCIPAL} IS NOT NULL) AND NOT ${BYPASSED}`;

const through = (slot: string, conditions: string): string => `
  SELECT t.user_task_key, t.due_sort, t.created_at, v.as_deputy_of
  FROM (${standingsSql}) v CROSS JOIN tasks t ON t.slot = v.${slot} AND t.case_key = v.case_key
  WHERE ${conditions}`;

const throughRole = (conditions: string): string => through('role_slot', conditions);
const throughParticipation = (conditions: string): string => through('participation_id', conditions);

/** Goes from the person's standings to their tasks; one row per standing that reaches a task. */
export const reachedByStanding = (conditions: string): string =>
  `${throughRole(conditions)} UNION ALL ${throughParticipation(conditions)}`;

/** How many such rows there are, counted no further than `:most` on each way. */
export const countUpToMost = (conditions: string): string => `
  SELECT (SELECT COUNT(*) FROM (${throughRole(conditions)} LIMIT :most) a)
    + (SELECT COUNT(*) FROM (${throughParticipation(conditions)} LIMIT :most) b) AS count`;

/** One row per task; '' sorts first, so that a person's own standing wins over a deputy's. */
export const seenByStanding = (conditions: string): string => `
  SELECT r.user_task_key, MIN(r.due_sort) AS due_sort, MIN(r.created_at) AS created_at,
    MIN(r.as_deputy_of) AS as_deputy_of
  FROM (${reachedByStanding(conditions)}) r GROUP BY r.user_task_key`;

/** One row per open task that fell to somebody who has left, where the person is an ethics officer of its case. */
export const vacantTasks = (conditions: string): string => `
  SELECT t.user_task_key, MIN(t.due_sort) AS due_sort, MIN(t.created_at) AS created_at,
    MIN(v.as_deputy_of) AS as_deputy_of
  FROM (${standingsSql}) v
  CROSS JOIN participations p ON p.case_key = v.case_key AND p.ended_at IS NOT NULL
  CROSS JOIN tasks t ON t.slot = p.participation_id AND t.case_key = p.case_key
  WHERE v.role = 'ethics-officer' AND ${conditions} GROUP BY t.user_task_key`;

/**
 * Where open tasks reach the person: each role of a case and each participation once, own before a deputy's; bind `:most`. Of an
 * EXISTS MariaDB would make a list of all open tasks first.
 */
export const slotsSql = `
  SELECT r.slot, r.case_key, MIN(r.as_deputy_of) AS as_deputy_of
  FROM (SELECT v.role_slot AS slot, v.case_key, v.as_deputy_of FROM (${standingsSql}) v
    UNION ALL SELECT w.participation_id, w.case_key, w.as_deputy_of FROM (${standingsSql}) w) r
  WHERE (SELECT t.state FROM tasks t WHERE t.slot = r.slot AND t.state = 'open' LIMIT 1) IS NOT NULL
  GROUP BY r.slot, r.case_key LIMIT :most`;

/** Of one of the person's slots, the tasks that can be on a page, read off an index in the order of the list; bind `:most`. */
const firstOfSlot = (conditions: string, sort: TaskSort, at: number): string => `
  SELECT * FROM (SELECT t.user_task_key, t.due_sort, t.created_at, :principal${at} AS as_deputy_of
    FROM tasks t WHERE t.slot = :slot${at} AND t.case_key = :case${at} AND ${conditions}
    ${orderBy('t', sort)} LIMIT :most) s${at}`;

/** {@link seenByStanding} as far as a page needs it, for few slots; a slot is named once. */
export const firstOfSlots = (conditions: string, sort: TaskSort, slots: number): string =>
  Array.from({ length: slots }, (_none, at) => firstOfSlot(conditions, sort, at)).join(' UNION ALL ');
