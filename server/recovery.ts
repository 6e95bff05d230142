import { retryMessages } from './cases/retry-messages.ts';
import { carryOn } from './carry-on.ts';
import type { Desk } from './desk.ts';
import { startLeak } from './leaks/start-leak.ts';
import { resumeApproval } from './plans/submit-plan.ts';
import { windowMs } from './sign-in/attempts.ts';
import { retryActs } from './tasks/retry-acts.ts';

/** Acts younger than this are still somebody's request. */
const settledMs = 5_000;

/** Starts the process of a reported leak that has none yet. */
async function startWaitingLeak(desk: Desk, caseKey: string): Promise<void> {
  const record = await desk.store.cases.get(caseKey);
  if (record?.kind === 'leak') await startLeak(desk, record);
}

/** Starts the approval of a submitted plan, or of a change of one that runs. */
async function startWaitingApproval(desk: Desk, caseKey: string): Promise<void> {
  const record = await desk.store.cases.get(caseKey);
  if (record) await resumeApproval(desk, record);
}

/**
 * Carries on what was recorded but not finished: acts not confirmed, messages not published, processes not started. Drafts that
 * nobody came back to, sessions that are over and failed sign-ins that count no more are deleted.
 */
export async function recover(desk: Desk, ageMs = settledMs): Promise<void> {
  const { store, log, clock } = desk;
  await retryActs(desk, ageMs);
  await retryMessages(desk, ageMs);
  await store.formDrafts.purge();
  await store.sessions.purge();
  await store.signInAttempts.purge(new Date(clock.now() - windowMs).toISOString());
  const drafts = (await store.cases.keys()).filter(({ state }) => state === 'draft');
  for (const { caseKey } of drafts) await carryOn(log, { caseKey }, () => startWaitingLeak(desk, caseKey));
  for (const caseKey of await store.plans.awaitingApproval())
    await carryOn(log, { caseKey }, () => startWaitingApproval(desk, caseKey));
}
