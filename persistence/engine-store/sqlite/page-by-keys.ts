import type { EntityKind } from '../../../engine/records.ts';
import type { SqlPart } from '../condition-sql.ts';
import type { PageBodies } from '../page-bodies.ts';
import { tableOf } from '../schema.ts';

/** So many octets of bodies are read together, if not one alone has more. */
const OCTETS_AT_ONCE = 8 * 1024 * 1024;

/** The rows of a page before they are read, as JSON: their keys, and how many octets the body of each has. */
export interface PageList {
  readonly keys: string;
  readonly octets: string;
}

/** Reads the {@link PageList} out of a search's `listed`: one short row, for each that the driver hands over costs. */
export function listStatement({ sql, params }: SqlPart): SqlPart {
  return {
    sql: `SELECT json_group_array(entity_key) AS keys, json_group_array(octets) AS octets FROM (${sql})`,
    params
  };
}

/** Reads the bodies of a page in their order, until they are too long together. Returns how many rows were listed. */
export function readListed(
  kind: EntityKind,
  { keys, octets }: PageList,
  rowsOf: (statement: SqlPart) => { body: string }[],
  into: PageBodies
): number {
  const sizes = JSON.parse(octets) as number[];
  into.expect(sizes.reduce((sum, size) => sum + size, 0));
  for (const [from, to] of runsOf(sizes))
    for (const { body } of rowsOf(bodiesStatement(kind, keys, from, to))) into.add(body);
  return sizes.length;
}

function bodiesStatement(kind: EntityKind, keys: string, from: number, to: number): SqlPart {
  return {
    sql: `SELECT t.body FROM json_each(?) listed CROSS JOIN \`${tableOf(kind).table}\` t ON t.entity_key = listed.value WHERE listed.key >= ? AND listed.key < ?`,
    params: [keys, from, to]
  };
}

/** Where each run of rows begins and ends that are read together. */
function* runsOf(sizes: readonly number[]): Generator<[from: number, to: number]> {
  let from = 0;
  let octets = 0;
  for (const [at, size] of sizes.entries()) {
    if (at > from && octets + size > OCTETS_AT_ONCE) {
      yield [from, at];
      from = at;
      octets = 0;
    }
    octets += size;
  }
  if (from < sizes.length) yield [from, sizes.length];
}
