import { type BpmnNode, tagOf } from './bpmn-tree.ts';
import type { Refuse } from './problem.ts';

/** The extensions that each type of node may have once; which of two would be meant cannot be told. */
const single: Readonly<Record<string, readonly string[]>> = {
  'bpmn:Process': ['VersionTag'],
  'bpmn:ServiceTask': ['TaskDefinition', 'TaskHeaders', 'LinkedResources'],
  'bpmn:SendTask': ['TaskDefinition', 'TaskHeaders', 'LinkedResources'],
  'bpmn:ScriptTask': ['Script', 'TaskDefinition', 'TaskHeaders'],
  'bpmn:BusinessRuleTask': ['CalledDecision', 'TaskDefinition', 'TaskHeaders'],
  'bpmn:UserTask': [
    'UserTask',
    'AssignmentDefinition',
    'FormDefinition',
    'TaskHeaders',
    'TaskSchedule',
    'PriorityDefinition',
    'TaskListeners'
  ],
  'bpmn:CallActivity': ['CalledElement'],
  'bpmn:AdHocSubProcess': ['AdHoc', 'TaskDefinition'],
  'bpmn:EndEvent': ['TaskDefinition'],
  'bpmn:IntermediateThrowEvent': ['TaskDefinition'],
  'bpmn:MultiInstanceLoopCharacteristics': ['LoopCharacteristics'],
  'bpmn:Message': ['Subscription']
};

const ofEvery = ['IoMapping', 'ExecutionListeners'];

/** Pairs of extensions of which a node may have one. */
const either: Readonly<Record<string, readonly [string, string]>> = {
  'bpmn:ScriptTask': ['Script', 'TaskDefinition'],
  'bpmn:BusinessRuleTask': ['CalledDecision', 'TaskDefinition']
};

/** Refuses an extension that a node has twice, and two that exclude each other. */
export function singleExtensions(node: BpmnNode, refuse: Refuse): void {
  const count = (name: string) =>
    (node.extensionElements?.values ?? []).filter(({ $type }) => $type === `zeebe:${name}`).length;
  for (const name of [...ofEvery, ...(single[node.$type] ?? [])])
    if (count(name) > 1) refuse(`Must have exactly one 'zeebe:${tagOf(name)}' extension element`);
  const [one, other] = either[node.$type] ?? [];
  if (one && other && count(one) + count(other) > 1)
    refuse(`Must have either one 'zeebe:${tagOf(one)}' or one 'zeebe:${tagOf(other)}' extension element`);
}
