import { listOf } from '../moddle.ts';
import type { ModdleElement } from '../moddle.ts';
import { idOf, isBeside, isEventSubProcess, refId, wiringOf } from './wiring.ts';
import type { Wiring } from './wiring.ts';

/** How a node passes on the token that it takes: to one of its ways, to every one, or to some. */
export type Passing = 'one' | 'all' | 'some';

export interface FlowNode {
  readonly id: string;
  readonly passes: Passing;
  /** Waits for a token on each of its incoming flows (`all`), or for those that may still come (`some`). */
  readonly waitsFor: 'all' | 'some' | null;
  /** Ends the whole scope when it is reached. */
  readonly endsScope: boolean;
  /** Ids of what the node leads to, one for each flow. */
  readonly next: readonly string[];
  /** Boundary events that may take over from the node instead. */
  readonly interruptedBy: readonly string[];
  /** How many flows lead to the node. */
  readonly entries: number;
}

/** The token flow of a process or of one sub-process; sub-processes in it are single nodes. */
export interface FlowScope {
  readonly id: string;
  /** Where it begins, in one of these ways. */
  readonly starts: readonly string[];
  readonly nodes: ReadonlyMap<string, FlowNode>;
}

/** The scope of an element and all scopes inside it. */
export function flowScopes(element: ModdleElement): readonly FlowScope[] {
  const wiring = wiringOf(element);
  const inner = wiring.nodes.filter((node) => node.get('flowElements') !== undefined).flatMap(flowScopes);
  return [scopeOf(element, wiring), ...inner];
}

function scopeOf(element: ModdleElement, wiring: Wiring): FlowScope {
  const starting = wiring.nodes.filter(
    (node) => node.$type !== 'bpmn:BoundaryEvent' && !isEventSubProcess(node) && !wiring.isEntered(idOf(node))
  );
  return {
    id: idOf(element),
    starts: starting.map(idOf),
    nodes: new Map(wiring.nodes.map((node) => [idOf(node), nodeOf(node, wiring)]))
  };
}

function nodeOf(node: ModdleElement, wiring: Wiring): FlowNode {
  const id = idOf(node);
  const out = wiring.flows.filter(([from]) => from === id).map(([, to]) => to);
  return {
    id,
    passes: passingOf(node),
    waitsFor: waitingOf(node),
    endsScope: endsScope(node),
    next: out,
    interruptedBy: wiring.nodes
      .filter((event) => refId(event, 'attachedToRef') === id && !isBeside(event))
      .map(idOf),
    entries: wiring.flows.filter(([, to]) => to === id).length
  };
}

const oneWay: readonly string[] = ['bpmn:ExclusiveGateway', 'bpmn:EventBasedGateway'];

const passingOf = ({ $type }: ModdleElement): Passing => {
  if ($type === 'bpmn:InclusiveGateway') return 'some';
  return oneWay.includes($type) ? 'one' : 'all';
};

const waitingOf = ({ $type }: ModdleElement): FlowNode['waitsFor'] => {
  if ($type === 'bpmn:ParallelGateway') return 'all';
  return $type === 'bpmn:InclusiveGateway' ? 'some' : null;
};

const endings: readonly string[] = ['bpmn:TerminateEventDefinition', 'bpmn:ErrorEventDefinition'];

const endsScope = (node: ModdleElement): boolean =>
  node.$type === 'bpmn:EndEvent' &&
  listOf(node, 'eventDefinitions').some(({ $type }) => endings.includes($type));
