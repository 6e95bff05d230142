import type { Knex } from 'knex';
import { rowsOf, standingBindings } from '../cases/standings.ts';
import type { TaskFilter, VisibleTask } from '../contract/index.ts';
import { toUtc, type RegisterContext } from '../register/context.ts';
import { toVisibleTask, type VisibleTaskRow } from './rows.ts';
import {
  CASE_COLUMNS,
  countUpToMost,
  orderBy,
  reachedByStanding,
  seenByStanding,
  seenByTask,
  type TaskSort
} from './visible-sql.ts';

interface Query {
  readonly conditions: string;
  readonly bindings: Record<string, Knex.Value>;
  readonly sort: TaskSort;
}

/** Up to here the person's tasks are gathered and sorted; beyond, they are so many that the sorted walk soon has a page. */
const GATHERED = 3000;

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

const gathered = ({ conditions, sort }: Query): string => `
  SELECT t.*, page.as_deputy_of, ${CASE_COLUMNS}
  FROM (SELECT * FROM (${seenByStanding(conditions)}) seen ${orderBy('seen', sort)}
    LIMIT :limit OFFSET :offset) page
  JOIN tasks t ON t.user_task_key = page.user_task_key
  JOIN cases c ON c.case_key = t.case_key
  ${orderBy('t', sort)}`;

const walked = ({ conditions, sort }: Query): string =>
  `${seenByTask(conditions)} ${orderBy('t', sort)} LIMIT :limit OFFSET :offset`;

/** Bounded whether the person sees few of very many tasks or nearly all of them. */
export async function listVisibleTasks(
  context: RegisterContext,
  personId: string,
  filter: TaskFilter = {}
): Promise<VisibleTask[]> {
  const query = queryOf(context, personId, filter);
  const page = { limit: filter.limit ?? 50, offset: filter.offset ?? 0 };
  const sql = (await hasMoreThan(context, query, GATHERED)) ? walked(query) : gathered(query);
  const rows = await rowsOf<VisibleTaskRow>(context.db, sql, { ...query.bindings, ...page });
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
