import { carryOn } from '../carry-on.ts';
import type { Desk } from '../desk.ts';
import { driveAct } from './drive-act.ts';

type Parts = Pick<Desk, 'store' | 'camunda' | 'clock' | 'log'>;

/** Carries on what a lost engine or a restart left half-way; acts younger than `ageMs` are still somebody's request. */
export async function retryActs(parts: Parts, ageMs: number): Promise<void> {
  const before = new Date(parts.clock.now() - ageMs).toISOString();
  for (const act of await parts.store.taskActs.unfinished(before, 100)) {
    const keys = { actId: act.actId, attempts: act.attempts + 1 };
    if (await carryOn(parts.log, keys, () => driveAct(parts, act)))
      parts.log.info(keys, 'act confirmed late');
  }
}
