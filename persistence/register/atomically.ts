import { setTimeout as delay } from 'node:timers/promises';
import type { RegisterContext } from './context.ts';
import { codeOf } from './error-code.ts';

const ATTEMPTS = 10;

/** What a database answers when another transaction stood in the way and this one was rolled back. */
const passing = new Set(['ER_LOCK_DEADLOCK', 'ER_LOCK_WAIT_TIMEOUT', 'ER_CHECKREAD', 'SQLITE_BUSY_SNAPSHOT']);

/** The lock of another process, which `LibsqlClient` has waited for as long as anybody should. */
const waitedFor = 'SQLITE_BUSY';

/** Whether the database gave a piece of work up for another's: nothing of it was done, and it may be tried again. */
export const stoodInTheWay = (error: unknown): boolean =>
  passing.has(codeOf(error)) || codeOf(error) === waitedFor;

/**
 * Runs `work` in one transaction: the one that the context already is in, or a new one, which is tried again when
 * the database gave it up for another. So `work` has no effects but those on the database.
 */
export async function atomically<C extends RegisterContext, T>(
  context: C,
  work: (inner: C) => Promise<T>
): Promise<T> {
  if (context.db.isTransaction) return work(context);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await context.db.transaction((db) => work({ ...context, db }));
    } catch (error) {
      if (attempt === ATTEMPTS || !passing.has(codeOf(error))) throw error;
      await delay(attempt * 5);
    }
  }
}
