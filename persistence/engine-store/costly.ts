import type { Condition } from '../../engine/ports.ts';

/** For how long a database may look through texts for one search, in ms. */
export const SEARCH_MS = 500;

/** Whether a search has texts looked through for a pattern: of all, no index says which have it, and each may take milliseconds. */
export function isCostly(where: readonly Condition[]): boolean {
  return where.some((condition) => {
    if ('any' in condition) return condition.any.some(isCostly);
    if ('related' in condition) return isCostly(condition.where);
    if ('member' in condition) return condition.where.some(({ op }) => op === 'like');
    return 'op' in condition && condition.op === 'like';
  });
}
