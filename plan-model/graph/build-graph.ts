import { listOf } from '../moddle.ts';
import type { ModdleElement } from '../moddle.ts';
import { mainFlow } from './main-flow.ts';
import { completed } from './plan-graph.ts';
import type { Place, PlanGraph } from './plan-graph.ts';
import { idOf, isBeside, isEventSubProcess, refId, wiringOf } from './wiring.ts';
import type { Wiring } from './wiring.ts';

interface Drawing {
  readonly edges: [Place, Place][];
  readonly places: Set<Place>;
  readonly joins: Set<Place>;
  readonly forks: Set<Place>;
  readonly beside: Set<Place>;
  readonly ends: { elementId: string; brokenOff: boolean }[];
}

/** One scope while it is drawn: the process or a sub-process. */
interface Scope {
  readonly id: string;
  readonly top: boolean;
  readonly wiring: Wiring;
  readonly main: ReadonlySet<string>;
}

/** Builds the graph of a process, sub-processes and event sub-processes laid open. */
export function buildGraph(process: ModdleElement): PlanGraph {
  const drawing: Drawing = {
    edges: [],
    places: new Set(),
    joins: new Set(),
    forks: new Set(),
    beside: new Set(),
    ends: []
  };
  const start = idOf(process);
  drawing.places.add(start).add(completed(start));
  drawScope(drawing, process, true);
  const { edges, places, joins, forks, beside, ends } = drawing;
  const before = grouped(edges.map(([from, to]) => [to, from]));
  return { start, places: [...places], before, after: grouped(edges), joins, forks, ends, beside };
}

function drawScope(drawing: Drawing, element: ModdleElement, top: boolean): void {
  const wiring = wiringOf(element);
  const scope: Scope = { id: idOf(element), top, wiring, main: mainFlow(wiring) };
  for (const node of wiring.nodes) drawNode(drawing, node, scope);
  for (const [from, to] of wiring.flows) drawing.edges.push([completed(from), to]);
  for (const node of wiring.nodes) {
    if (isEventSubProcess(node)) drawEventSubProcess(drawing, node, scope);
    else drawBounds(drawing, node, scope);
  }
}

function drawNode(drawing: Drawing, node: ModdleElement, { wiring }: Scope): void {
  const id = idOf(node);
  drawing.places.add(id).add(completed(id));
  const waitsForAll = node.$type === 'bpmn:ParallelGateway';
  if (waitsForAll) drawing.joins.add(id);
  if (waitsForAll || (!isExclusive(node) && wiring.leaving(id) > 1)) drawing.forks.add(completed(id));
  if (node.get('flowElements') === undefined) drawing.edges.push([id, completed(id)]);
  else drawScope(drawing, node, false);
}

/** Where a node begins and ends its scope: what nothing leads to follows the scope's entry, ends lead to its completion. */
function drawBounds(drawing: Drawing, node: ModdleElement, scope: Scope): void {
  const id = idOf(node);
  if (node.$type === 'bpmn:BoundaryEvent') drawBoundary(drawing, node);
  else if (!scope.wiring.isEntered(id)) drawing.edges.push([scope.id, id]);
  if (scope.wiring.leaving(id) > 0 || !scope.main.has(id)) return;
  drawing.edges.push([completed(id), completed(scope.id)]);
  if (scope.top) drawing.ends.push({ elementId: id, brokenOff: false });
}

/** A boundary event may take over from its host wherever in it the token is. */
function drawBoundary(drawing: Drawing, event: ModdleElement): void {
  const host = event.get('attachedToRef') as ModdleElement | undefined;
  if (isBeside(event)) drawing.beside.add(idOf(event));
  const from = host ? placesWithin(host) : [refId(event, 'attachedToRef')];
  for (const place of from) drawing.edges.push([place, idOf(event)]);
}

/** An interrupting one may take over from every place of its scope; another starts beside it, at the earliest at its entry. */
function drawEventSubProcess(drawing: Drawing, node: ModdleElement, scope: Scope): void {
  const id = idOf(node);
  const starts = listOf(node, 'flowElements').filter((element) => element.$type === 'bpmn:StartEvent');
  drawing.edges.push([scope.id, id]);
  if (starts.every((event) => event.get('isInterrupting') === false)) {
    drawing.beside.add(id);
    return;
  }
  const others = scope.wiring.nodes.filter((sibling) => !isEventSubProcess(sibling));
  for (const place of others.flatMap(placesWithin)) drawing.edges.push([place, id]);
  drawing.edges.push([completed(id), completed(scope.id)]);
  if (scope.top) drawing.ends.push({ elementId: id, brokenOff: true });
}

/** Entered places of a node and of all that is inside it. */
const placesWithin = (node: ModdleElement): readonly Place[] => [
  idOf(node),
  ...(node.get('flowElements') === undefined ? [] : wiringOf(node).nodes.flatMap(placesWithin))
];

const exclusive: readonly string[] = [
  'bpmn:ExclusiveGateway',
  'bpmn:EventBasedGateway',
  'bpmn:InclusiveGateway'
];

const isExclusive = (node: ModdleElement): boolean => exclusive.includes(node.$type);

function grouped(edges: readonly (readonly [Place, Place])[]): ReadonlyMap<Place, readonly Place[]> {
  const groups = new Map<Place, Place[]>();
  for (const [key, value] of edges) {
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}
