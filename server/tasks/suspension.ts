import { RefusalError } from '../../domain/refusals.ts';
import type { CaseStore, Task } from '../../persistence/contract/index.ts';
import type { ElementInfo } from '../models/element-info.ts';

/** Acts that let something out or open it, in processes that plans share. */
const lettingOut: ReadonlySet<string> = new Set(['issue-copy', 'open-item']);

/** Whether the step discloses: it says so, or its act does. */
export const discloses = ({ properties }: ElementInfo): boolean =>
  properties['shoumi:discloses'] !== undefined || lettingOut.has(properties['shoumi:act'] ?? '');

/** Whether a step must wait until its plan is resumed; everything that discloses nothing goes on. */
export async function isSuspended(
  store: Pick<CaseStore, 'cases'>,
  { caseKey }: Pick<Task, 'caseKey'>,
  element: ElementInfo
): Promise<boolean> {
  return discloses(element) && (await store.cases.get(caseKey))?.state === 'suspended';
}

/** Refuses PLAN_SUSPENDED for a step that discloses, when it was open before the plan was suspended. */
export async function requireNotSuspended(
  store: Pick<CaseStore, 'cases'>,
  task: Pick<Task, 'caseKey'>,
  element: ElementInfo
): Promise<void> {
  if (await isSuspended(store, task, element)) throw new RefusalError({ code: 'PLAN_SUSPENDED' });
}
