import type { BpmnNode } from './bpmn-tree.ts';
import { extensionOf, tagOf } from './bpmn-tree.ts';
import type { Refuse } from './problem.ts';

/** Execution listeners stand at processes and flow nodes, not at what a flow or a loop is. */
export function executionListenerPlaces(node: BpmnNode, refuse: Refuse): void {
  const isPlace =
    node.$type !== 'bpmn:SequenceFlow' && node.$type !== 'bpmn:MultiInstanceLoopCharacteristics';
  const given = extensionOf(node, 'zeebe:ExecutionListeners')?.listeners ?? [];
  if (!isPlace && given.length > 0)
    refuse(`Execution listeners are not supported for the '${tagOf(node.$type)}' element.`);
}

/** Task listeners stand at native user tasks. */
export function taskListenerPlaces(node: BpmnNode, refuse: Refuse): void {
  const given = extensionOf(node, 'zeebe:TaskListeners')?.listeners ?? [];
  if (given.length > 0 && !extensionOf(node, 'zeebe:UserTask'))
    refuse(
      "Task listeners are only allowed on Camunda user tasks, which have a 'zeebe:userTask' extension element."
    );
}
