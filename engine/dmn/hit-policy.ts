import { add } from '../feel/decimal.ts';
import { Failure } from '../feel/failure.ts';
import { written } from '../feel/functions/string-of.ts';
import type { Steps } from '../feel/steps.ts';
import { contextOf, type Value } from '../feel/values.ts';
import type { Aggregation, DecisionTable, TableOutput } from './executable.ts';
import type { Named } from './names.ts';
import type { Hit } from './table.ts';
import { told } from './told-value.ts';

/** What a table with these hits, one at least, decides (DMN 1.3, 8.2.10 and 8.2.11). */
export function applyHitPolicy(table: DecisionTable, hits: Hit[], steps: Steps): unknown | Failure {
  const first = (from: Hit[]) => contextOrOnly(outcome(table, from[0]!));
  const all = (from: Hit[]) => from.map((hit) => contextOrOnly(outcome(table, hit)));
  switch (table.hitPolicy) {
    case 'FIRST':
      return first(hits);
    case 'UNIQUE':
      return hits.length > 1 ? several(table, "multiple values aren't allowed", hits, steps) : first(hits);
    case 'ANY': {
      const different = distinct(hits, steps);
      return different.length > 1
        ? several(table, "different values aren't allowed", different, steps)
        : first(hits);
    }
    case 'PRIORITY':
      return first(byPriority(table.outputs, hits));
    case 'OUTPUT ORDER':
      return all(byPriority(table.outputs, hits));
    case 'RULE ORDER':
      return all(hits);
    case 'COLLECT':
      return table.aggregation ? aggregate(table.aggregation, all(hits), steps) : all(hits);
  }
}

/** The outputs of a rule by name, as far as it has them; the last of those of one name. */
function outcome(table: DecisionTable, { values }: Hit): Named[] {
  const named = table.outputs
    .slice(0, values.length)
    .map(({ name }, index) => [name, values[index]] as const);
  return [...new Map(named)];
}

/** What outputs come to: a context, but one alone is its value. */
export function contextOrOnly(outputs: readonly Named[]): unknown {
  return outputs.length === 1 ? (outputs[0]![1] ?? null) : contextOf(outputs as [string, Value][]);
}

/** Once a message has so many characters, it tells of no more outcomes. */
const longMessage = 20_000;

function several(table: DecisionTable, what: string, hits: Hit[], steps: Steps): Failure {
  const found: string[] = [];
  let length = 0;
  for (const hit of hits) {
    if (length > longMessage) {
      found.push('…');
      break;
    }
    const outputs = outcome(table, hit).map(([name, value]) => `${name || null} -> ${told(value, steps)}`);
    const text = `Map(${outputs.join(', ')})`;
    found.push(text);
    length += text.length;
  }
  return new Failure(
    'DECISION_EVALUATION_ERROR',
    `${what} for ${table.hitPolicy} hit policy. found: 'List(${found.join(', ')})'`
  );
}

/** Hits that are not the same as an earlier one. */
function distinct(hits: Hit[], steps: Steps): Hit[] {
  const found = new Map<string, Hit>();
  for (const hit of hits) {
    const key = written(hit.values as Value[], steps);
    if (!found.has(key)) found.set(key, hit);
  }
  return [...found.values()];
}

/** Places are compared as texts, all outputs together, and what has none is last: as Camunda does it. */
function byPriority(outputs: TableOutput[], hits: Hit[]): Hit[] {
  const ranked = hits.map((hit) => ({
    hit,
    rank: outputs.map(({ priorities }, column) => placeOf(hit.values[column], priorities)).join('')
  }));
  return ranked.sort((a, b) => (a.rank < b.rank ? -1 : Number(a.rank > b.rank))).map(({ hit }) => hit);
}

/** Only texts and numbers have a place. */
function placeOf(value: unknown, priorities: ReadonlyMap<string, number>): string {
  const place = typeof value === 'string' || typeof value === 'number' ? priorities.get(String(value)) : null;
  return String(place ?? '_');
}

function aggregate(aggregation: Aggregation, values: unknown[], steps: Steps): unknown | Failure {
  if (aggregation === 'COUNT') return values.length;
  const numbers = values.filter((value) => typeof value === 'number');
  if (numbers.length < values.length) {
    const other = values.find((value) => typeof value !== 'number');
    return new Failure('DECISION_EVALUATION_ERROR', `expected number but found '${told(other, steps)}'`);
  }
  return numbers.reduce(reducers[aggregation]);
}

const reducers = {
  SUM: add,
  MIN: (a: number, b: number) => Math.min(a, b),
  MAX: (a: number, b: number) => Math.max(a, b)
};
