import type { RegisterContext } from '../register/context.ts';
import type { ParticipationRow } from './rows.ts';

/**
 * Who takes part by each of the participations now: the last successor of one that was handed over, else the same. Ids that the register
 * does not know stay as they are.
 */
export async function currentOf(
  { db }: RegisterContext,
  participationIds: readonly string[]
): Promise<ReadonlyMap<string, string>> {
  const now = new Map(participationIds.map((id) => [id, id]));
  const passed = new Set<string>();
  let asked = [...now.keys()];
  while (asked.length > 0) {
    const rows = await db<ParticipationRow>('participations')
      .whereIn('participation_id', asked)
      .whereNotNull('successor_id')
      .select('participation_id', 'successor_id');
    const next = new Map(rows.map((row) => [row.participation_id, row.successor_id ?? row.participation_id]));
    for (const [id, current] of now) now.set(id, next.get(current) ?? current);
    for (const id of next.keys()) passed.add(id);
    asked = [...new Set(next.values())].filter((id) => !passed.has(id));
  }
  return now;
}
