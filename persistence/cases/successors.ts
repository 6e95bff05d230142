import type { RegisterContext } from '../register/context.ts';
import type { ParticipationRow } from './rows.ts';

/** Who took over from each of the participations, and who from those, as far as the register knows. */
async function successorsOf(
  { db }: RegisterContext,
  participationIds: readonly string[]
): Promise<ReadonlyMap<string, string>> {
  const successors = new Map<string, string>();
  const known = new Set(participationIds);
  for (let asked = [...known]; asked.length > 0;) {
    const rows = await db<ParticipationRow>('participations')
      .whereIn('participation_id', asked)
      .whereNotNull('successor_id')
      .select('participation_id', 'successor_id');
    for (const row of rows) successors.set(row.participation_id, row.successor_id ?? row.participation_id);
    asked = rows.flatMap((row) => row.successor_id ?? []).filter((id) => !known.has(id));
    for (const id of asked) known.add(id);
  }
  return successors;
}

/**
 * Who takes part by each of the participations now: the last successor of one that was handed over, else the same. Ids that the register
 * does not know stay as they are.
 */
export async function currentOf(
  context: RegisterContext,
  participationIds: readonly string[]
): Promise<ReadonlyMap<string, string>> {
  const successors = await successorsOf(context, participationIds);
  const last = (id: string): string => {
    const passed = new Set([id]);
    for (let next = successors.get(id); next !== undefined && !passed.has(next); next = successors.get(next))
      passed.add(next);
    return [...passed].at(-1) ?? id;
  };
  return new Map(participationIds.map((id) => [id, last(id)]));
}
