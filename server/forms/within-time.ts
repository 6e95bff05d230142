import vm from 'node:vm';

const room = vm.createContext({ work: undefined as unknown });
const run = new vm.Script('work()');

const isOverrun = (error: unknown): boolean =>
  (error as { code?: unknown } | null)?.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';

/**
 * Does work that may run away, and stops it after `milliseconds`; undefined then. The work must be synchronous, leave nothing half
 * written, and not call this again.
 */
export function withinTime<T>(work: () => T, milliseconds: number): T | undefined {
  room.work = work;
  try {
    return run.runInContext(room, { timeout: milliseconds }) as T;
  } catch (error) {
    if (isOverrun(error)) return undefined;
    throw error;
  } finally {
    room.work = undefined;
  }
}
