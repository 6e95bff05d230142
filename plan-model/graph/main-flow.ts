import type { ModdleElement } from '../moddle.ts';
import { idOf, isBeside, isEventSubProcess, refId } from './wiring.ts';
import type { Wiring } from './wiring.ts';

/**
 * Ids of the nodes of a scope that its main flow reaches; what only follows a non-interrupting boundary event runs beside it,
 * and its end does not end the scope.
 */
export function mainFlow({ nodes, flows, isEntered }: Wiring): ReadonlySet<string> {
  const leads = [
    ...flows,
    ...nodes.filter(interrupts).map((event) => [refId(event, 'attachedToRef'), idOf(event)] as const)
  ];
  const reached = new Set<string>();
  const open = nodes.filter((node) => mayBegin(node) && !isEntered(idOf(node))).map(idOf);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    open.push(...leads.filter(([from]) => from === id).map(([, to]) => to));
  }
  return reached;
}

const isBoundary = (node: ModdleElement): boolean => node.$type === 'bpmn:BoundaryEvent';

const interrupts = (node: ModdleElement): boolean => isBoundary(node) && !isBeside(node);

/** What no flow leads to begins with its scope, boundary events and event sub-processes aside. */
const mayBegin = (node: ModdleElement): boolean => !isBoundary(node) && !isEventSubProcess(node);
