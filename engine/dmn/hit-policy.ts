import type { Lookup } from '../feel/expression.ts';
import { Failure } from '../feel/failure.ts';
import type { Aggregation, DecisionTable } from './executable.ts';
import type { Hit } from './table.ts';

/** What a table with these hits decides (DMN 1.3, 8.2.10 and 8.2.11); without a hit null, as in Zeebe, also where a list is collected. */
export function applyHitPolicy(table: DecisionTable, hits: Hit[], lookup: Lookup): unknown | Failure {
  if (hits.length === 0) return null;
  const outcome = (hit: Hit | undefined) => (hit ? resultOf(table, hit) : null);
  switch (table.hitPolicy) {
    case 'FIRST':
      return outcome(hits[0]);
    case 'UNIQUE':
      return hits.length > 1 ? several(table, hits) : outcome(hits[0]);
    case 'ANY':
      return allEqual(hits) ? outcome(hits[0]) : several(table, hits);
    case 'PRIORITY':
      return outcome(byPriority(table, hits, lookup)[0]);
    case 'OUTPUT ORDER':
      return byPriority(table, hits, lookup).map((hit) => resultOf(table, hit));
    case 'RULE ORDER':
      return hits.map((hit) => resultOf(table, hit));
    case 'COLLECT':
      return table.aggregation ? aggregate(table.aggregation, hits) : hits.map((hit) => resultOf(table, hit));
  }
}

function resultOf(table: DecisionTable, { values }: Hit): unknown {
  if (table.outputs.length === 1) return values[0] ?? null;
  return Object.fromEntries(table.outputs.map((output, column) => [output.name, values[column] ?? null]));
}

function several(table: DecisionTable, hits: Hit[]): Failure {
  const found = hits.map((hit) => JSON.stringify(resultOf(table, hit))).join(', ');
  return new Failure(
    'DECISION_EVALUATION_ERROR',
    `hit policy '${table.hitPolicy}' allows only one outcome, but ${hits.length} rules apply with: ${found}`
  );
}

function allEqual(hits: Hit[]): boolean {
  const [first, ...others] = hits.map((hit) => JSON.stringify(hit.values));
  return others.every((other) => other === first);
}

function byPriority(table: DecisionTable, hits: Hit[], lookup: Lookup): Hit[] {
  const declared = table.outputs.map((output) => {
    const list = output.priorities[0]?.evaluate(lookup);
    return Array.isArray(list) ? list.map((value) => JSON.stringify(value)) : [];
  });
  const rank = (hit: Hit, column: number) => {
    const place = declared[column]?.indexOf(JSON.stringify(hit.values[column])) ?? -1;
    return place < 0 ? Number.MAX_SAFE_INTEGER : place;
  };
  return [...hits].sort((a, b) => {
    for (const column of table.outputs.keys()) {
      const difference = rank(a, column) - rank(b, column);
      if (difference !== 0) return difference;
    }
    return 0;
  });
}

function aggregate(aggregation: Aggregation, hits: Hit[]): unknown | Failure {
  if (aggregation === 'COUNT') return hits.length;
  const numbers = hits.map((hit) => hit.values[0]);
  if (!numbers.every((value) => typeof value === 'number')) {
    return new Failure(
      'DECISION_EVALUATION_ERROR',
      `aggregation '${aggregation}' needs numbers, but got: ${JSON.stringify(numbers)}`
    );
  }
  if (aggregation === 'SUM') return numbers.reduce((sum, value) => sum + value, 0);
  return aggregation === 'MIN' ? Math.min(...numbers) : Math.max(...numbers);
}
