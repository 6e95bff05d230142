import type { Due, DueKind } from '../state/due-queue.ts';
import { fireTimer } from './fire-timer.ts';
import type { Processing } from './processing.ts';
import { runSteps } from './runner.ts';

/** Does what has fallen due by now, at most `budget` of it, each followed by its steps. Returns how much it did. */
export function fireDue(p: Processing, budget: number, stepBudget: number): number {
  let fired = 0;
  p.beginKind();
  while (fired < budget && !p.isWorn) {
    const due = p.state.due.take(p.now());
    if (!due) break;
    fired += 1;
    p.beginOne();
    handlers[due.kind](p, due);
    runSteps(p, stepBudget);
  }
  return fired;
}

const handlers: Record<DueKind, (p: Processing, due: Due) => void> = {
  timer: (p, { key }) => {
    const timer = p.state.timers.get(key);
    if (timer) fireTimer(p, timer);
  },
  jobTimeout: (p, { key }) => {
    const job = p.state.jobs.get(key);
    if (job?.state === 'ACTIVATED') p.state.jobs.timedOut(job, p.now());
  },
  jobBackOff: (p, { key }) => {
    const job = p.state.jobs.get(key);
    if (job?.state === 'FAILED') p.state.jobs.backedOff(job);
  },
  messageExpiry: (p, { key }) => {
    const message = p.state.messages.get(key);
    if (message) p.state.messages.expired(message);
  },
  documentExpiry: (p, { key }) => p.state.documents.expired(key)
};
