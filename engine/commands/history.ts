/** Commands about what is over. */
import type { HistoryRows } from '../records.ts';

/** Deletes rows of what is over: of a process instance that has ended, or of an evaluated decision (null). */
export interface DeleteHistory {
  type: 'DeleteHistory';
  processInstanceKey: string | null;
  rows: HistoryRows[];
}
