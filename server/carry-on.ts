import { RefusalError } from '../domain/refusals.ts';
import type { RequestLog } from './http/log.ts';

/**
 * Carries on one piece of what was left unfinished; answers whether it is done. What fails is logged with its opaque keys and left
 * for the next round, so that what comes after it is not held up.
 */
export async function carryOn(
  log: RequestLog,
  keys: Readonly<Record<string, string | number>>,
  work: () => Promise<unknown>
): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (error instanceof RefusalError)
      log.warn({ ...keys, code: error.refusal.code }, 'unfinished work is tried again later');
    else log.error({ ...keys, err: error }, 'unfinished work failed');
    return false;
  }
}
