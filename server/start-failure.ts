import { messageOf, RefusalError } from '../domain/refusals.ts';
import { EngineStoreError } from '../persistence/engine-store/errors.ts';
import { ConfigError } from './config.ts';

function reasonOf(error: unknown): string {
  if (error instanceof RefusalError) {
    const { refusal } = error;
    return `${refusal.code}: ${messageOf(refusal, 'zh')} / ${messageOf(refusal, 'en')}`;
  }
  if (error instanceof EngineStoreError) return `${error.code}: ${error.message}`;
  return error instanceof Error ? error.message : String(error);
}

/** Faults of the surroundings explain themselves; of any other the reader may want to know the place. */
const isExplained = (error: unknown): boolean =>
  error instanceof RefusalError || error instanceof ConfigError || error instanceof EngineStoreError;

/** What a start that failed says, on one line; `debug` adds the stack. */
export function startFailure(error: unknown, debug: boolean): string {
  const reason = reasonOf(error).replace(/\s*\n\s*/g, ' ');
  if (debug && error instanceof Error) return `${reason}\n${error.stack ?? ''}`;
  return isExplained(error) ? reason : `${reason} (SHOUMI_LOG_LEVEL=debug shows where)`;
}
