import { RefusalError } from '../../domain/refusals.ts';
import type { CaseStore, Task } from '../../persistence/contract/index.ts';
import type { Values } from '../forms/expression.ts';

/** A returned plan is sent on again only after a new version of it was submitted. */
export async function requireReadyToResubmit(store: CaseStore, task: Task, routing: Values): Promise<void> {
  if (task.processDefinitionId !== 'special-plan-approval' || routing.revision !== 'resubmit') return;
  const bundle = await store.plans.bundle(task.caseKey);
  if (bundle?.state === 'submitted') return;
  throw new RefusalError({
    code: 'PLAN_STATE',
    facts: { version: bundle?.version ?? 0, state: bundle?.state ?? 'draft', to: 'submitted' }
  });
}
