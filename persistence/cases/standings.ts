import type { Knex } from 'knex';
import type { StandIn } from '../contract/index.ts';
import { nowOf, type RegisterContext } from '../register/context.ts';

/** One row per standing: `case_key`, `role`, `role_slot`, `participation_id`, `as_deputy_of` ('' when it is the person's own). */
const OWN = `
  SELECT p.case_key, p.role, p.role_slot, p.participation_id, '' AS as_deputy_of
  FROM participations p
  WHERE p.person_id = :person AND p.implicated = 0 AND p.ended_at IS NULL`;

/** A deputyship `d` counts for a participation `p` now: in its period, not revoked, and for its case and role; bind `now`. */
export const STANDS_IN = `d.principal_id = p.person_id
    AND (d.case_key IS NULL OR d.case_key = p.case_key)
    AND (d.role IS NULL OR d.role = p.role)
    AND d.revoked_at IS NULL AND d.from_at <= :now AND d.until_at > :now
    AND p.implicated = 0 AND p.ended_at IS NULL`;

const AS_DEPUTY = `
  SELECT p.case_key, p.role, p.role_slot, p.participation_id, d.principal_id AS as_deputy_of
  FROM deputies d
  JOIN participations p ON ${STANDS_IN}
  WHERE d.deputy_id = :person`;

/** Someone implicated anywhere in a case is bypassed in all of it, as a deputy too (domain B.8). */
const NOT_BYPASSED = `
  s.case_key NOT IN (SELECT q.case_key FROM participations q WHERE q.person_id = :person AND q.implicated = 1)`;

/** SQL of a derived table with every standing that a person has now; bind `standingBindings`. */
export const standingsSql = `
  SELECT s.case_key, s.role, s.role_slot, s.participation_id, s.as_deputy_of
  FROM (${OWN} UNION ALL ${AS_DEPUTY}) s WHERE ${NOT_BYPASSED}`;

export const standingBindings = (context: RegisterContext, personId: string): Record<string, string> => ({
  person: personId,
  now: nowOf(context)
});

/**
 * Rows of a raw query, in either driver's answer. `CROSS JOIN` means what SQLite takes it for: the left side is walked
 * first; MariaDB has a word of its own for it.
 */
export async function rowsOf<T>(db: Knex, sql: string, bindings: Record<string, Knex.Value>): Promise<T[]> {
  if (db.client.config.client !== 'mysql2') return (await db.raw(sql, bindings)) as T[];
  const [rows] = (await db.raw(sql.replaceAll('CROSS JOIN', 'STRAIGHT_JOIN'), bindings)) as [T[], unknown];
  return rows;
}

/** Deputies who stand in for participations of the case now; someone implicated in it stands in for nobody. */
export async function standInsOf(context: RegisterContext, caseKey: string): Promise<StandIn[]> {
  const sql = `
    SELECT p.participation_id AS participationId, d.deputy_id AS personId
    FROM participations p JOIN deputies d ON ${STANDS_IN}
    WHERE p.case_key = :caseKey AND NOT EXISTS
      (SELECT 1 FROM participations q WHERE q.case_key = :caseKey AND q.person_id = d.deputy_id AND q.implicated = 1)`;
  return rowsOf<StandIn>(context.db, sql, { caseKey, now: nowOf(context) });
}
