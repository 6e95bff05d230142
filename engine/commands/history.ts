/** Commands about what is over. */

/** The kinds of rows that a finished process instance leaves. */
export const historyKinds = [
  'processInstance',
  'elementInstance',
  'variable',
  'job',
  'userTask',
  'incident',
  'messageSubscription',
  'decisionInstance'
] as const;

export type HistoryKind = (typeof historyKinds)[number];

/** Deletes rows of what is over: of a process instance that has ended, or of an evaluated decision (null). */
export interface DeleteHistory {
  type: 'DeleteHistory';
  processInstanceKey: string | null;
  rows: { kind: HistoryKind; keys: string[] }[];
}
