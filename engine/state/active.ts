import type { Entities, EntityKind, ProcessInstanceKey } from '../records.ts';

/** Whether a row belongs to active state, by the rule of `EngineStore`. `live`: keys of active process instances. */
export function isActive<Kind extends EntityKind>(
  kind: Kind,
  row: Entities[Kind],
  live: ReadonlySet<ProcessInstanceKey>
): boolean {
  if (kind === 'decisionInstance' || kind === 'documentContent') return false;
  if (kind === 'batchOperation') return (row as Entities['batchOperation']).endDate === null;
  if (kind === 'variable') return live.has((row as Entities['variable']).processInstanceKey);
  if (kind === 'job') return (row as Entities['job']).endDate === null;
  if (kind === 'userTask') return (row as Entities['userTask']).completionDate === null;
  if (!('state' in row)) return true;
  return row.state === 'ACTIVE' || row.state === 'CREATED';
}
