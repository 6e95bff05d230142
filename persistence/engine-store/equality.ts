import type { Condition } from '../../engine/ports.ts';

type Equality = Extract<Condition, { field: string }> & { readonly op: 'eq' | 'in' };

/** Whether a condition asks for a field's value, or one of several: what an index looks up. */
export function isEquality(condition: Condition): condition is Equality {
  return 'field' in condition && (condition.op === 'eq' || condition.op === 'in');
}
