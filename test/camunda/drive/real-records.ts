import type { AdHocActivation, JobResult, JsonObject } from '../../../engine/commands.ts';
import type { TaskAct } from './driver.ts';

/** The command of the real engine for what a person does with a user task. */
export function taskRecord(act: TaskAct): { intent: string; record: JsonObject } {
  switch (act.kind) {
    case 'assign':
      return { intent: 'ASSIGN', record: { assignee: act.assignee, action: 'assign' } };
    case 'claim':
      return { intent: 'CLAIM', record: { assignee: act.assignee, action: 'claim' } };
    case 'unassign':
      return { intent: 'ASSIGN', record: { assignee: '', action: 'unassign' } };
    case 'update': {
      const changes = renamed(act.changes);
      return {
        intent: 'UPDATE',
        record: { ...changes, changedAttributes: Object.keys(changes), action: 'update' }
      };
    }
    case 'complete':
      return { intent: 'COMPLETE', record: { variables: act.variables, action: 'complete' } };
  }
}

/** The result of a listener's job or of an ad-hoc sub-process as the real engine's record has it. */
export function jobResult(result: JobResult): JsonObject {
  if (result.activateElements || result.isCompletionConditionFulfilled !== undefined) {
    return {
      type: 'AD_HOC_SUB_PROCESS',
      activateElements: (result.activateElements ?? []).map(activation),
      isCompletionConditionFulfilled: result.isCompletionConditionFulfilled ?? false,
      isCancelRemainingInstances: result.isCancelRemainingInstances ?? false
    };
  }
  const corrections = renamed(result.corrections ?? {});
  return {
    type: 'USER_TASK',
    denied: result.denied ?? false,
    deniedReason: result.deniedReason ?? '',
    corrections,
    correctedAttributes: Object.keys(corrections)
  };
}

export const activation = ({ elementId, variables = {} }: AdHocActivation): JsonObject => ({
  elementId,
  variables
});

/** Lists have names of their own in the real engine's records; what is absent or null stays. */
const renamed = (changes: object): JsonObject =>
  Object.fromEntries(
    Object.entries(changes)
      .filter(([, value]) => value !== null && value !== undefined)
      .map(([name, value]: [string, unknown]) => [/^candidate/.test(name) ? `${name}List` : name, value])
  );
