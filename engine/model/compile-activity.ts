/** Reads what activities do out of their zeebe extensions. */
import { constant } from '../feel/expression.ts';
import type { BpmnNode, Extension } from './bpmn-tree.ts';
import { extensionOf } from './bpmn-tree.ts';
import { compileTaskListeners } from './compile-listeners.ts';
import { bindingOf } from './compile-binding.ts';
import { mappingTarget } from './mapping-target.ts';
import { compileJob, headersOf } from './compile-job.ts';
import type { CompileContext } from './compile-context.ts';
import type {
  ComputedHeader,
  ExecutableElement,
  LoopDefinition,
  Mapping,
  UserTaskDefinition
} from './executable.ts';

const userTaskJobType = 'io.camunda.zeebe:userTask';

/** Fills in job, user task, script, decision, call, mappings and loop of one flow node. */
export function compileActivity(context: CompileContext, node: BpmnNode, element: ExecutableElement): void {
  compileMappings(context, node, element);
  compileLoop(context, node, element);
  compilers[node.$type]?.(context, node, element);
}

type Compile = (context: CompileContext, node: BpmnNode, element: ExecutableElement) => void;

const compilers: Record<string, Compile> = {
  'bpmn:ServiceTask': requireJob,
  'bpmn:SendTask': requireJob,
  'bpmn:ScriptTask': compileScript,
  'bpmn:BusinessRuleTask': compileRule,
  'bpmn:UserTask': compileUserTask,
  'bpmn:CallActivity': compileCall
};

function requireJob(context: CompileContext, node: BpmnNode, element: ExecutableElement): void {
  element.job = compileJob(context, node);
  if (!element.job)
    context.problems.add(node.id, "Must have exactly one 'zeebe:taskDefinition' extension element");
}

function compileScript(context: CompileContext, node: BpmnNode, element: ExecutableElement): void {
  const script = extensionOf(node, 'zeebe:Script');
  if (!script) {
    element.job = compileJob(context, node);
    if (!element.job) {
      context.problems.add(
        node.id,
        "Must have either one 'zeebe:script' or one 'zeebe:taskDefinition' extension element"
      );
    }
    return;
  }
  element.script = {
    expression: context.requiredFeel(node, script.expression, 'Script expression'),
    resultVariable: script.resultVariable ?? ''
  };
  if (!script.resultVariable)
    context.problems.add(node.id, "Attribute 'resultVariable' must be present and not empty");
}

function compileRule(context: CompileContext, node: BpmnNode, element: ExecutableElement): void {
  const called = extensionOf(node, 'zeebe:CalledDecision');
  if (!called) {
    element.job = compileJob(context, node);
    if (!element.job) {
      context.problems.add(
        node.id,
        "Must have either one 'zeebe:calledDecision' or one 'zeebe:taskDefinition' extension element"
      );
    }
    return;
  }
  if (!called.resultVariable)
    context.problems.add(node.id, "Attribute 'resultVariable' must be present and not empty");
  element.decision = {
    id: context.required(node, called.decisionId, 'Decision id'),
    ...bindingOf(context, node, called),
    resultVariable: called.resultVariable ?? ''
  };
}

function compileCall(context: CompileContext, node: BpmnNode, element: ExecutableElement): void {
  const called = extensionOf(node, 'zeebe:CalledElement');
  if (!called) {
    context.problems.add(node.id, "Must have exactly one 'zeebe:calledElement' extension element");
    return;
  }
  element.call = {
    id: context.required(node, called.processId, 'Called process id'),
    ...bindingOf(context, node, called),
    propagateAllParentVariables: called.propagateAllParentVariables !== false,
    propagateAllChildVariables: called.propagateAllChildVariables !== false
  };
}

function compileUserTask(context: CompileContext, node: BpmnNode, element: ExecutableElement): void {
  if (extensionOf(node, 'zeebe:UserTask')) element.userTask = compileNativeUserTask(context, node);
  else {
    element.job = {
      type: constant(userTaskJobType),
      retries: constant(1),
      headers: headersOf(node),
      computedHeaders: jobTaskHeaders(context, node)
    };
  }
}

function compileNativeUserTask(context: CompileContext, node: BpmnNode): UserTaskDefinition {
  const assignment = extensionOf(node, 'zeebe:AssignmentDefinition');
  const schedule = extensionOf(node, 'zeebe:TaskSchedule');
  const form = extensionOf(node, 'zeebe:FormDefinition');
  return {
    assignee: context.optional(node, assignment?.assignee),
    candidateGroups: context.optional(node, assignment?.candidateGroups),
    candidateUsers: context.optional(node, assignment?.candidateUsers),
    dueDate: context.optional(node, schedule?.dueDate),
    followUpDate: context.optional(node, schedule?.followUpDate),
    priority: context.optional(node, extensionOf(node, 'zeebe:PriorityDefinition')?.priority),
    formId: context.optional(node, form?.formId),
    formBinding: form ? bindingOf(context, node, form).binding : 'latest',
    formVersionTag: form?.versionTag ?? null,
    externalFormReference: context.optional(node, form?.externalReference),
    listeners: compileTaskListeners(context, node),
    headers: headersOf(node)
  };
}

/** What a user task by job tells its worker of assignment, schedule and form. */
function jobTaskHeaders(context: CompileContext, node: BpmnNode): ComputedHeader[] {
  const assignment = extensionOf(node, 'zeebe:AssignmentDefinition');
  const schedule = extensionOf(node, 'zeebe:TaskSchedule');
  const form = extensionOf(node, 'zeebe:FormDefinition');
  const reserved: [string, string | undefined, ComputedHeader['kind']][] = [
    ['assignee', assignment?.assignee, 'text'],
    ['candidateGroups', assignment?.candidateGroups, 'texts'],
    ['candidateUsers', assignment?.candidateUsers, 'texts'],
    ['dueDate', schedule?.dueDate, 'dateTime'],
    ['followUpDate', schedule?.followUpDate, 'dateTime'],
    ['formKey', form?.formKey, 'text']
  ];
  return reserved.flatMap(([name, text, kind]) => {
    const value = context.optional(node, text);
    return value ? [{ name: `io.camunda.zeebe:${name}`, value, kind }] : [];
  });
}

function compileMappings(context: CompileContext, node: BpmnNode, element: ExecutableElement): void {
  const mapping = extensionOf(node, 'zeebe:IoMapping');
  element.inputs = (mapping?.inputParameters ?? []).map(({ source, target }): Mapping => ({
    source: context.optional(node, source) ?? constant(null),
    target: mappingTarget(context, node, target)
  }));
  element.outputs = (mapping?.outputParameters ?? []).map(({ source, target }): Mapping => ({
    source: context.requiredFeel(node, source, 'Mapping source'),
    target: mappingTarget(context, node, target)
  }));
}

function compileLoop(context: CompileContext, node: BpmnNode, element: ExecutableElement): void {
  const loop = node.loopCharacteristics;
  // A loop of another kind is not run: as in Zeebe the activity is entered once.
  if (!loop || loop.$type === 'bpmn:StandardLoopCharacteristics') return;
  const definition = extensionOf(loop, 'zeebe:LoopCharacteristics');
  if (loop.$type !== 'bpmn:MultiInstanceLoopCharacteristics' || !definition) {
    context.problems.add(node.id, "Must have exactly one 'zeebe:loopCharacteristics' extension element");
    return;
  }
  element.loop = loopOf(context, node, loop, definition);
}

function loopOf(
  context: CompileContext,
  node: BpmnNode,
  loop: BpmnNode,
  definition: Extension
): LoopDefinition {
  if (Boolean(definition.outputCollection) !== Boolean(definition.outputElement)) {
    context.problems.add(
      node.id,
      "Attributes 'outputCollection' and 'outputElement' must both be present or both be absent"
    );
  }
  const condition = loop.completionCondition?.body;
  return {
    sequential: loop.isSequential === true,
    inputCollection: context.requiredFeel(node, definition.inputCollection, "Attribute 'inputCollection'"),
    inputElement: definition.inputElement || null,
    outputCollection: definition.outputCollection || null,
    outputElement: definition.outputElement
      ? context.requiredFeel(node, definition.outputElement, "Attribute 'outputElement'")
      : null,
    completionCondition: context.optional(node, condition)
  };
}
