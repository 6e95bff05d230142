import { EngineStoreError } from '../errors.ts';

const deadlock = 1213;
const lockNotGiven = 1205;

/** Whether a fault of the database may be gone when the same is tried once more: nothing of the transaction was kept. */
export function passes(error: unknown): boolean {
  if (error instanceof EngineStoreError) return error.code === 'ENGINE_STORE_UNREACHABLE';
  const { fatal, errno } = error as { fatal?: boolean; errno?: number };
  return fatal === true || errno === deadlock || errno === lockNotGiven;
}
