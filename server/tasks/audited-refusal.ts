import { RefusalError, type ErrorCode } from '../../domain/refusals.ts';
import { artefactOf, variableOf } from '../acts/context-values.ts';
import type { ActContext } from '../acts/register-act.ts';

/** Refusals that are events themselves: whatever else was undone, the log keeps that it was tried, never what was typed. */
const events: Readonly<Partial<Record<ErrorCode, string>>> = { SEAL_MISMATCH: 'item.seal-mismatch' };

/** Carries out `work`, and writes a refusal that is an event into the audit log of `context`'s store before passing it on. */
export async function auditRefusal<T>(context: ActContext, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const act = error instanceof RefusalError ? events[error.refusal.code] : undefined;
    if (act === undefined) throw error;
    const { store, task, personId, asDeputyOf } = context;
    await store.audit.append({
      actor: personId,
      ...(asDeputyOf !== null && { asDeputyOf }),
      act,
      caseKey: task.caseKey,
      facts: {
        taskKey: task.userTaskKey,
        elementId: task.elementId,
        processId: task.processDefinitionId,
        artefact: artefactOf(context),
        itemNumber: variableOf(context, 'itemNumber') ?? null
      }
    });
    throw error;
  }
}
