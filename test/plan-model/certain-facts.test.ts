import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { certainAfter, certainBefore } from '../../plan-model/graph/certain-facts.ts';
import type { FactsAt } from '../../plan-model/graph/certain-facts.ts';
import type { PlanGraph } from '../../plan-model/graph/plan-graph.ts';

const facts = ['a', 'b', 'c'];
const size = 7;

/** Forward edges between numbered places, every place but the first with at least one before it. */
const edges = fc
  .array(fc.array(fc.boolean(), { minLength: size, maxLength: size }), { minLength: size, maxLength: size })
  .map((drawn) =>
    Array.from({ length: size }, (_, to) =>
      Array.from({ length: to }, (_, from) => from).filter((from) => drawn[from]?.[to] || from === to - 1)
    ).flatMap((sources, to) => sources.map((from): [string, string] => [String(from), String(to)]))
  );

const gained: fc.Arbitrary<FactsAt> = fc
  .array(fc.subarray(facts), { minLength: size, maxLength: size })
  .map((sets) => new Map(sets.map((set, place) => [String(place), new Set(set)])));

const group = (pairs: readonly (readonly [string, string])[]) =>
  new Map(
    [...new Set(pairs.map(([key]) => key))].map((key) => [
      key,
      pairs.filter(([each]) => each === key).map(([, value]) => value)
    ])
  );

const graphOf = (pairs: readonly [string, string][]): PlanGraph => ({
  start: '0',
  places: Array.from({ length: size }, (_, place) => String(place)),
  before: group(pairs.map(([from, to]) => [to, from])),
  after: group(pairs),
  joins: new Set(),
  forks: new Set(),
  ends: [],
  beside: new Set()
});

/** All ways from a place along `next`, the place itself left out. */
const ways = (place: string, next: ReadonlyMap<string, readonly string[]>): string[][] => {
  const steps = next.get(place) ?? [];
  return steps.length === 0 ? [[]] : steps.flatMap((step) => ways(step, next).map((way) => [step, ...way]));
};

const onEvery = (all: readonly string[][], gains: FactsAt): string[] =>
  facts.filter((fact) => all.every((way) => way.some((place) => gains.get(place)?.has(fact))));

describe('certain facts', () => {
  it('before a place are those that every way to it gains', () => {
    fc.assert(
      fc.property(edges, gained, (pairs, gains) => {
        const graph = graphOf(pairs);
        const certain = certainBefore(graph, gains);
        for (const place of graph.places)
          expect([...(certain.get(place) ?? [])].sort()).toEqual(onEvery(ways(place, graph.before), gains));
      })
    );
  });

  it('after a place are those that every way on gains', () => {
    fc.assert(
      fc.property(edges, gained, (pairs, gains) => {
        const graph = graphOf(pairs);
        const certain = certainAfter(graph, gains);
        for (const place of graph.places)
          expect([...(certain.get(place) ?? [])].sort()).toEqual(onEvery(ways(place, graph.after), gains));
      })
    );
  });
});
