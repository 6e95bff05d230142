import type { Place, PlanGraph } from './plan-graph.ts';

/** Facts by the place at which they become true. */
export type FactsAt = ReadonlyMap<Place, ReadonlySet<string>>;

/** Everything is certain of a place that was not looked at yet: the greatest fixed point, so that loops add no doubt. */
const everything = null;
type Facts = ReadonlySet<string> | typeof everything;

/** What is certainly true on arriving at each place, whatever way led there. */
export function certainBefore(graph: PlanGraph, gained: FactsAt): ReadonlyMap<Place, ReadonlySet<string>> {
  const arriving = (place: Place, at: Seen): Facts => {
    if (place === graph.start) return new Set();
    return meet((graph.before.get(place) ?? []).map(at), graph.joins.has(place));
  };
  return settle({ places: graph.places, gained, dependents: graph.after, arriving });
}

/** What certainly becomes true after each place, whatever way leads on; ways beside the main flow do not count. */
export function certainAfter(graph: PlanGraph, gained: FactsAt): ReadonlyMap<Place, ReadonlySet<string>> {
  const arriving = (place: Place, at: Seen): Facts => {
    const next = (graph.after.get(place) ?? []).filter((each) => !graph.beside.has(each));
    return next.length === 0 ? new Set() : meet(next.map(at), graph.forks.has(place));
  };
  return settle({ places: [...graph.places].reverse(), gained, dependents: graph.before, arriving });
}

type Seen = (place: Place) => Facts;

interface Flow {
  readonly places: readonly Place[];
  readonly gained: FactsAt;
  /** Places whose facts depend on those of a place. */
  readonly dependents: ReadonlyMap<Place, readonly Place[]>;
  readonly arriving: (place: Place, at: Seen) => Facts;
}

function settle({ places, gained, dependents, arriving }: Flow): ReadonlyMap<Place, ReadonlySet<string>> {
  const facts = new Map<Place, Facts>();
  const leaving: Seen = (place) => {
    const known = facts.get(place) ?? everything;
    const more = gained.get(place);
    return known === everything || more === undefined ? known : union([known, more]);
  };
  const waiting = new Set(places);
  for (const place of waiting) {
    waiting.delete(place);
    const next = arriving(place, leaving);
    if (same(facts.get(place) ?? everything, next)) continue;
    facts.set(place, next);
    for (const dependent of dependents.get(place) ?? []) waiting.add(dependent);
  }
  return new Map(places.map((place) => [place, facts.get(place) ?? new Set<string>()]));
}

/** All branches of a join have happened; of a merge, only what each of them brings is certain. */
function meet(branches: readonly Facts[], all: boolean): Facts {
  const known = branches.filter((branch) => branch !== everything);
  if (known.length === 0) return everything;
  if (all) return known.length < branches.length ? everything : union(known);
  const [first = new Set<string>(), ...others] = known;
  return new Set([...first].filter((fact) => others.every((other) => other.has(fact))));
}

const union = (sets: readonly ReadonlySet<string>[]): ReadonlySet<string> =>
  new Set(sets.flatMap((set) => [...set]));

const same = (a: Facts, b: Facts): boolean =>
  a === b ||
  (a !== everything && b !== everything && a.size === b.size && [...a].every((fact) => b.has(fact)));
