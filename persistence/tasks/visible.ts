import type { Knex } from 'knex';
import { rowsOf, standingBindings } from '../cases/standings.ts';
import type { TaskFilter, VisibleTask } from '../contract/index.ts';
import { toUtc, type RegisterContext } from '../register/context.ts';
import { toVisibleTask, type VisibleTaskRow } from './rows.ts';
import {
  CASE_COLUMNS,
  countUpToMost,
  firstOfSlots,
  orderBy,
  reachedByStanding,
  seenByStanding,
  seenByTask,
  slotsSql,
  vacantTasks,
  type TaskSort
} from './visible-sql.ts';

interface Query {
  readonly conditions: string;
  readonly bindings: Record<string, Knex.Value>;
  readonly sort: TaskSort;
}

/** Up to here the person's tasks are gathered and sorted. */
const GATHERED = 3000;

/**
 * Up to so many slots, their first tasks are merged, at a fifth of a millisecond each; with more the person sees so much of everything that
 * the walk through all tasks in the order of the list soon has a page.
 */
const MERGED = 100;

function queryOf(context: RegisterContext, personId: string, filter: TaskFilter): Query {
  const wanted: [condition: string, name: string, value: string | undefined][] = [
    ['t.case_key = :caseKey', 'caseKey', filter.caseKey],
    ['t.due_sort < :dueBefore', 'dueBefore', filter.dueBefore && toUtc(filter.dueBefore)],
    ['t.assignee = :heldBy', 'heldBy', filter.heldBy]
  ];
  const given = wanted.filter(([, , value]) => value !== undefined);
  return {
    conditions: ["t.state = 'open'", ...given.map(([condition]) => condition)].join(' AND '),
    bindings: {
      ...standingBindings(context, personId),
      ...Object.fromEntries(given.map(([, name, value]) => [name, value ?? '']))
    },
    sort: filter.sort ?? 'due'
  };
}

async function hasMoreThan(
  { db }: RegisterContext,
  { conditions, bindings }: Query,
  most: number
): Promise<boolean> {
  const sql = countUpToMost(conditions);
  const [row] = await rowsOf<{ count: number }>(db, sql, { ...bindings, most: most + 1 });
  return Number(row?.count ?? 0) > most;
}

const pageOf = (seen: string, sort: TaskSort): string => `
  SELECT t.*, page.as_deputy_of, ${CASE_COLUMNS}
  FROM (SELECT * FROM (${seen}) seen ${orderBy('seen', sort)} LIMIT :limit OFFSET :offset) page
  JOIN tasks t ON t.user_task_key = page.user_task_key
  JOIN cases c ON c.case_key = t.case_key
  ${orderBy('t', sort)}`;

const gathered = ({ conditions, sort }: Query): string => pageOf(seenByStanding(conditions), sort);

const walked = ({ conditions, sort }: Query): string =>
  `${seenByTask(conditions)} ${orderBy('t', sort)} LIMIT :limit OFFSET :offset`;

interface Slot {
  readonly slot: string;
  readonly case_key: string;
  readonly as_deputy_of: string;
}

/** Where tasks reach the person, each slot once; undefined where there are too many to merge. */
async function slotsOf({ db }: RegisterContext, { bindings }: Query): Promise<readonly Slot[] | undefined> {
  const rows = await rowsOf<Slot>(db, slotsSql, { ...bindings, most: MERGED + 1 });
  return rows.length > MERGED ? undefined : rows;
}

async function listMany(
  context: RegisterContext,
  query: Query,
  page: { readonly limit: number; readonly offset: number }
): Promise<VisibleTaskRow[]> {
  const slots = await slotsOf(context, query);
  if (slots === undefined) return rowsOf(context.db, walked(query), { ...query.bindings, ...page });
  const { conditions, sort, bindings } = query;
  const named = slots.flatMap(({ slot, case_key, as_deputy_of }, at) => [
    [`slot${at}`, slot],
    [`case${at}`, case_key],
    [`principal${at}`, as_deputy_of]
  ]);
  const sql = pageOf(firstOfSlots(conditions, sort, slots.length), sort);
  const most = page.offset + page.limit;
  return rowsOf(context.db, sql, { ...bindings, ...page, ...Object.fromEntries(named), most });
}

/** Bounded whether the person sees few of very many tasks or nearly all of them. */
export async function listVisibleTasks(
  context: RegisterContext,
  personId: string,
  filter: TaskFilter = {}
): Promise<VisibleTask[]> {
  const query = queryOf(context, personId, filter);
  const page = { limit: filter.limit ?? 50, offset: filter.offset ?? 0 };
  const rows = (await hasMoreThan(context, query, GATHERED))
    ? await listMany(context, query, page)
    : await rowsOf<VisibleTaskRow>(context.db, gathered(query), { ...query.bindings, ...page });
  return rows.map(toVisibleTask);
}

export async function countVisibleTasks(
  context: RegisterContext,
  personId: string,
  filter: TaskFilter = {},
  atMost = Infinity
): Promise<number> {
  const query = queryOf(context, personId, filter);
  if (atMost < Infinity && (await hasMoreThan(context, query, atMost))) return atMost;
  const { conditions, bindings } = query;
  const sql = `SELECT COUNT(DISTINCT r.user_task_key) AS count FROM (${reachedByStanding(conditions)}) r`;
  const [row] = await rowsOf<{ count: number }>(context.db, sql, bindings);
  return Number(row?.count ?? 0);
}

export async function listVacantTasks(
  context: RegisterContext,
  personId: string,
  filter: TaskFilter = {}
): Promise<VisibleTask[]> {
  const { conditions, bindings, sort } = queryOf(context, personId, filter);
  const sql = pageOf(vacantTasks(conditions), sort);
  const page = { limit: filter.limit ?? 50, offset: filter.offset ?? 0 };
  return (await rowsOf<VisibleTaskRow>(context.db, sql, { ...bindings, ...page })).map(toVisibleTask);
}

export async function countVacantTasks(
  context: RegisterContext,
  personId: string,
  filter: TaskFilter = {}
): Promise<number> {
  const { conditions, bindings } = queryOf(context, personId, filter);
  const sql = `SELECT COUNT(*) AS count FROM (${vacantTasks(conditions)}) vacant`;
  const [row] = await rowsOf<{ count: number }>(context.db, sql, bindings);
  return Number(row?.count ?? 0);
}

export async function visibleTask(
  context: RegisterContext,
  personId: string,
  userTaskKey: string
): Promise<VisibleTask | undefined> {
  const bindings = { ...standingBindings(context, personId), userTaskKey };
  const sql = seenByTask('t.user_task_key = :userTaskKey');
  const [row] = await rowsOf<VisibleTaskRow>(context.db, sql, bindings);
  return row && toVisibleTask(row);
}
