import type { BpmnNode } from './bpmn-tree.ts';
import type { Refuse } from './problem.ts';

/** The default flow of a gateway is one of its own. */
export function ownDefault(node: BpmnNode, refuse: Refuse): void {
  const isChoice = node.$type === 'bpmn:ExclusiveGateway' || node.$type === 'bpmn:InclusiveGateway';
  if (isChoice && node.default && node.default.sourceRef?.id !== node.id)
    refuse('Default flow must start at gateway');
}

const throwing: Readonly<Record<string, string>> = {
  'bpmn:IntermediateThrowEvent': 'intermediate throwing event',
  'bpmn:EndEvent': 'end event'
};

/** Whoever throws compensation waits until it is done. */
export function waitsForCompensation({ $type, eventDefinitions = [] }: BpmnNode, refuse: Refuse): void {
  const what = throwing[$type];
  if (what && eventDefinitions.some((each) => each.waitForCompletion === false))
    refuse(`A compensation ${what} waitForCompletion attribute must be true or not present`);
}
