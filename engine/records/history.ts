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

/** Rows of one kind, by their keys. */
export interface HistoryRows {
  kind: HistoryKind;
  keys: string[];
}
