import { refuse } from '../../refusal.ts';
import { activateElements } from '../ad-hoc.ts';
import type { Handler } from './handler.ts';

export const activateAdHocActivities: Handler<'ActivateAdHocActivities'> = (p, command) => {
  const { adHocSubProcessInstanceKey, elements, cancelRemainingInstances } = command;
  const scope = p.state.instances.get(adHocSubProcessInstanceKey);
  if (!scope?.element.adHoc || scope.isMultiInstanceBody) {
    return refuse(
      'NOT_FOUND',
      `Expected to activate activities of ad-hoc sub-process with key '${adHocSubProcessInstanceKey}', but no such ad-hoc sub-process was found`
    );
  }
  if (scope.record.phase !== 'ACTIVATED') {
    return refuse(
      'INVALID_STATE',
      `Expected to activate activities of ad-hoc sub-process with key '${scope.key}', but it is in state '${scope.record.phase}'`
    );
  }
  if (elements.length === 0) return refuse('INVALID_ARGUMENT', 'No elements provided to activate');
  return activateElements(p, scope, elements, cancelRemainingInstances);
};
