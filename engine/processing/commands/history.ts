import { accept, refuse } from '../../refusal.ts';
import type { Handler } from './handler.ts';

export const deleteHistory: Handler<'DeleteHistory'> = (p, { processInstanceKey, rows }) => {
  if (processInstanceKey !== null && p.state.instances.get(processInstanceKey)) {
    return refuse(
      'INVALID_STATE',
      `Expected to delete process instance with key '${processInstanceKey}', but it is still running; cancel it first.`
    );
  }
  for (const { kind, keys } of rows) for (const key of keys) p.state.log.removed(kind, key);
  return accept(null);
};
