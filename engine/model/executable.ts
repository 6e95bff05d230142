/** What a model means: an executable graph, made once per deployed version and shared by all its instances. */
import type { Expression } from '../feel/expression.ts';
import type { ElementType, UserTaskEvent } from '../records.ts';

/** What an event waits for or throws. */
export type EventKind =
  | 'none'
  | 'message'
  | 'timer'
  | 'signal'
  | 'conditional'
  | 'error'
  | 'escalation'
  | 'link'
  | 'compensation'
  | 'terminate';

export type Binding = 'latest' | 'deployment' | 'versionTag';

export interface Mapping {
  source: Expression;
  /** A variable name, or a path into a context (`a.b`). */
  target: string[];
}

export interface ExecutableFlow {
  id: string;
  condition: Expression | null;
  target: ExecutableElement;
}

/** A deployed file that a worker is told about. */
export interface LinkedResource extends CalledReference {
  resourceType: string;
  linkName: string;
}

export interface JobDefinition {
  /** Absent where there are none. */
  linked?: LinkedResource[];
  type: Expression;
  retries: Expression;
  headers: Record<string, string>;
  /** Headers whose values are made anew for each job; one without a value is left out. */
  computedHeaders?: readonly ComputedHeader[];
}

export interface ComputedHeader {
  name: string;
  value: Expression;
  /** `texts`: a list, handed over as JSON text. */
  kind: 'text' | 'texts' | 'dateTime';
}

export interface UserTaskDefinition {
  assignee: Expression | null;
  candidateGroups: Expression | null;
  candidateUsers: Expression | null;
  dueDate: Expression | null;
  followUpDate: Expression | null;
  priority: Expression | null;
  formId: Expression | null;
  formBinding: Binding;
  formVersionTag: string | null;
  externalFormReference: Expression | null;
  listeners: Record<UserTaskEvent, JobDefinition[]>;
  headers: Record<string, string>;
}

export interface CalledReference {
  /** Id of the called process or decision. */
  id: Expression;
  binding: Binding;
  versionTag: string | null;
}

export interface CallDefinition extends CalledReference {
  propagateAllParentVariables: boolean;
  propagateAllChildVariables: boolean;
}

export interface DecisionCall extends CalledReference {
  resultVariable: string;
}

export interface ScriptDefinition {
  expression: Expression;
  resultVariable: string;
}

export interface LoopDefinition {
  sequential: boolean;
  inputCollection: Expression;
  inputElement: string | null;
  outputCollection: string | null;
  outputElement: Expression | null;
  completionCondition: Expression | null;
}

export interface MessageDefinition {
  name: Expression;
  /** Absent at a start event of a process. */
  correlationKey: Expression | null;
}

export interface TimerDefinition {
  kind: 'date' | 'duration' | 'cycle';
  expression: Expression;
}

/** What can happen to a variable. */
export type VariableEvent = 'create' | 'update';

export interface ConditionDefinition {
  expression: Expression;
  /** Which changes of the variables that it reads have it evaluated. */
  variableEvents: readonly VariableEvent[];
}

export interface AdHocDefinition {
  /** The scope around each activated element. */
  inner: ExecutableElement;
  /** Ids of the elements to activate on entering. */
  activeElements: Expression | null;
  completionCondition: Expression | null;
  /** Whether what is active when the condition holds is ended. */
  cancelRemaining: boolean;
  outputCollection: string | null;
  outputElement: Expression | null;
  /** JSON text: what a worker is told about the elements. */
  described: string;
}

/** One flow node, event or scope. What does not apply to its type is null or empty. */
export interface ExecutableElement {
  id: string;
  name: string | null;
  type: ElementType;
  /** The enclosing sub-process, or the process; null for the process. */
  scope: ExecutableElement | null;
  event: EventKind;
  incoming: string[];
  outgoing: ExecutableFlow[];
  /** One of the events that an event-based gateway waits for. */
  isBehindEventGateway: boolean;
  defaultFlow: ExecutableFlow | null;
  inputs: Mapping[];
  outputs: Mapping[];
  /** Execution listeners, in their order. */
  startListeners: JobDefinition[];
  endListeners: JobDefinition[];
  /** Boundary events attached to this activity. */
  boundaries: ExecutableElement[];
  /** The activity that this boundary event is attached to. */
  attachedTo: ExecutableElement | null;
  /** For boundary events and start events of event sub-processes. */
  interrupting: boolean;
  /** In a scope: all elements right inside it. */
  children: ExecutableElement[];
  /** In a scope: the none start event, and the start events of its event sub-processes. */
  startEvent: ExecutableElement | null;
  eventSubProcessStarts: ExecutableElement[];
  message: MessageDefinition | null;
  timer: TimerDefinition | null;
  /** Name of the signal that is waited for or thrown. */
  signal: Expression | null;
  condition: ConditionDefinition | null;
  /** Whether it is a compensation handler; the handler of a compensation boundary event. */
  forCompensation: boolean;
  compensationHandler: ExecutableElement | null;
  /** Of a compensation throw event: the one activity that it compensates; null for all. */
  compensates: ExecutableElement | null;
  /** Name of a link event; the event that a throwing one leads to. */
  link: string | null;
  linkTarget: ExecutableElement | null;
  /** Of an error or escalation event: null catches every code; a throwing event always has one. */
  code: Expression | null;
  job: JobDefinition | null;
  userTask: UserTaskDefinition | null;
  script: ScriptDefinition | null;
  decision: DecisionCall | null;
  call: CallDefinition | null;
  loop: LoopDefinition | null;
  adHoc: AdHocDefinition | null;
}

/** A reference to what is in the same deployment. */
export interface SameDeployment {
  elementId: string;
  kind: 'process' | 'decision' | 'form';
  id: string;
}

export interface ExecutableProcess {
  id: string;
  name: string | null;
  versionTag: string | null;
  /** The process as a scope. */
  root: ExecutableElement;
  elements: ReadonlyMap<string, ExecutableElement>;
  /** Message, timer, signal and conditional start events of the process itself. */
  startEvents: ExecutableElement[];
  hasStartForm: boolean;
  /** What must be deployed together with it. */
  sameDeployment: readonly SameDeployment[];
  /** Whether its instances wait for conditions: changes of their variables are followed. */
  waitsForConditions: boolean;
}
