import type { Place, PlanGraph } from './plan-graph.ts';

/** Every place that can come after `from` on some way; `from` itself where a loop leads back to it. */
export function placesAfter({ after }: PlanGraph, from: Place): ReadonlySet<Place> {
  const found = new Set(after.get(from));
  for (const place of found) for (const next of after.get(place) ?? []) found.add(next);
  return found;
}
