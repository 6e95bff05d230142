/** What Zeebe refuses at deployment that single nodes of the tree show, whatever they are compiled to. One function per rule. */
import type { BpmnNode } from './bpmn-tree.ts';
import { ownDefault, waitsForCompensation } from './flow-rules.ts';
import { formTexts, oneForm } from './form-rules.ts';
import { jobTypes, taskHeaders } from './job-rules.ts';
import { executionListenerPlaces, taskListenerPlaces } from './listener-places.ts';
import type { Problems, Refuse } from './problem.ts';
import { singleExtensions } from './single-extensions.ts';
import { staticCandidates, staticPriority, staticSchedule } from './static-texts.ts';

const rules: readonly ((node: BpmnNode, refuse: Refuse) => void)[] = [
  singleExtensions,
  ownDefault,
  waitsForCompensation,
  jobTypes,
  taskHeaders,
  staticPriority,
  staticSchedule,
  staticCandidates,
  oneForm,
  formTexts,
  executionListenerPlaces,
  taskListenerPlaces
];

/** Applies every rule to a process and to all that is in it. */
export function checkTree(process: BpmnNode, problems: Problems): void {
  for (const node of withinTree(process)) {
    const id = node.id ?? node.$parent?.id;
    for (const rule of rules) rule(node, (reason) => problems.add(id, reason));
  }
}

/** A node, its flow elements with their loops, and so on inward. */
export function* withinTree(node: BpmnNode): Generator<BpmnNode> {
  yield node;
  if (node.loopCharacteristics) yield node.loopCharacteristics;
  for (const child of node.flowElements ?? []) yield* withinTree(child);
}
