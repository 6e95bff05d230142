import { listOf } from '../moddle.ts';
import type { ModdleElement } from '../moddle.ts';

/** The nodes of one scope and the sequence flows between them, as the flows themselves say. */
export interface Wiring {
  readonly nodes: readonly ModdleElement[];
  /** Pairs of element ids: source, target. */
  readonly flows: readonly (readonly [string, string])[];
  /** How many flows leave a node. */
  leaving(id: string): number;
  /** Whether any flow leads to a node. */
  isEntered(id: string): boolean;
}

export function wiringOf(scope: ModdleElement): Wiring {
  const elements = listOf(scope, 'flowElements');
  const flows = elements
    .filter((element) => element.$type === 'bpmn:SequenceFlow')
    .map((flow): [string, string] => [refId(flow, 'sourceRef'), refId(flow, 'targetRef')]);
  const entered = new Set(flows.map(([, target]) => target));
  return {
    nodes: elements.filter((element) => element.$type !== 'bpmn:SequenceFlow'),
    flows,
    leaving: (id) => flows.filter(([source]) => source === id).length,
    isEntered: (id) => entered.has(id)
  };
}

export const idOf = (element: ModdleElement): string => element.id ?? '';

/** Id of the element that an attribute refers to. */
export const refId = (element: ModdleElement, name: string): string =>
  (element.get(name) as ModdleElement | undefined)?.id ?? '';

export const isEventSubProcess = (node: ModdleElement): boolean => node.get('triggeredByEvent') === true;

/** A boundary event that does not end its host. */
export const isBeside = (node: ModdleElement): boolean => node.get('cancelActivity') === false;
