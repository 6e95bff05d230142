import type { FlowNode, FlowScope } from './flow-scope.ts';

/** Tokens by the flow on which they wait, `from#n>to`; several may lie on one. */
type Marking = ReadonlyMap<string, number>;

/** Enough for any plan that people draw; a flow that multiplies its tokens is given up on. */
const mostMarkings = 20_000;

const keyOf = (marking: Marking): string =>
  [...marking]
    .map(([place, count]) => `${place}*${count}`)
    .sort()
    .join(' ');

const targetOf = (place: string): string => place.slice(place.indexOf('>') + 1);

function moved(marking: Marking, taken: readonly string[], put: readonly string[]): Marking {
  const next = new Map(marking);
  for (const place of taken) {
    const left = (next.get(place) ?? 0) - 1;
    if (left > 0) next.set(place, left);
    else next.delete(place);
  }
  for (const place of put) next.set(place, (next.get(place) ?? 0) + 1);
  return next;
}

const subsets = (all: readonly string[]): readonly (readonly string[])[] =>
  all.reduce<readonly (readonly string[])[]>(
    (sets, one) => [...sets, ...sets.map((set) => [...set, one])],
    [[]]
  );

/** Every way in which a node may pass on its token, or lose it to an event that takes over. */
function waysOf({ id, passes, next, interruptedBy }: FlowNode): readonly (readonly string[])[] {
  const places = next.map((to, index) => `${id}#${index}>${to}`);
  const interrupted = interruptedBy.map((event) => [`${id}>${event}`]);
  if (passes === 'all') return [places, ...interrupted];
  if (passes === 'one') return places.map((place) => [place]);
  return subsets(places).filter((set) => set.length > 0);
}

interface Step {
  readonly taken: readonly string[];
  readonly node: FlowNode;
}

/**
 * One thing that happens next. Whatever takes a token of its own disturbs nothing else, so that looking at one such step at a
 * time misses no end; joins follow when nothing else moves, those that wait only for what still may come last of all.
 */
function nextStep(scope: FlowScope, marking: Marking): Step | undefined {
  const places = [...marking.keys()].sort();
  const at = (place: string): FlowNode | undefined => scope.nodes.get(targetOf(place));
  const free = places.find((place) => at(place)?.waitsFor === null);
  const freeNode = free === undefined ? undefined : at(free);
  if (free !== undefined && freeNode) return { taken: [free], node: freeNode };
  const waiting = [...new Set(places.map(targetOf))].flatMap((id) => scope.nodes.get(id) ?? []);
  const into = (node: FlowNode): string[] => places.filter((place) => targetOf(place) === node.id);
  const whole = waiting.find((node) => node.waitsFor === 'all' && into(node).length >= node.entries);
  const some = whole ?? waiting.find(({ waitsFor }) => waitsFor === 'some');
  return some && { taken: into(some), node: some };
}

/** Joins at which, in some course of events, tokens wait for others that can no longer come. */
export function stuckJoins(scope: FlowScope): ReadonlySet<string> {
  const stuck = new Set<string>();
  const open: Marking[] = scope.starts.map((id) => new Map([[`>${id}`, 1]]));
  const seen = new Set(open.map(keyOf));
  for (let marking = open.pop(); marking && seen.size < mostMarkings; marking = open.pop()) {
    const step = nextStep(scope, marking);
    if (!step) for (const place of marking.keys()) stuck.add(targetOf(place));
    if (!step || step.node.endsScope) continue;
    for (const way of waysOf(step.node)) {
      const next = moved(marking, step.taken, way);
      if (seen.has(keyOf(next))) continue;
      seen.add(keyOf(next));
      open.push(next);
    }
  }
  return stuck;
}
