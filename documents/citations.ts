import { readFileSync } from 'node:fs';
import type { PlanDocument } from '../plan-model/index.ts';

/** A rule as a paper cites it: where it stands, and what it asks for in the product's own words. */
export interface Citation {
  readonly source: string;
  readonly text: string;
}

interface Clause {
  readonly id: string;
  readonly zh: string;
  readonly source: string;
}

/** The plan document with its rules named, and numbered where the measures speak of them. */
export type CitedPlanDocument = Omit<PlanDocument, 'clauses'> & { readonly clauses: readonly Citation[] };

let catalogue: ReadonlyMap<string, Clause> | undefined;

function clauseOf(id: string): Clause | undefined {
  const file = new URL('../workflows/clauses.json', import.meta.url);
  catalogue ??= new Map(
    (JSON.parse(readFileSync(file, 'utf8')) as readonly Clause[]).map((clause) => [clause.id, clause])
  );
  return catalogue.get(id);
}

/** `tp-16.1` is 第16點第1款 and `tp-16.0` 第16點; ids of sources without numbered points say nothing more than the source. */
function pointOf(id: string): string {
  const [, point, item] = /^tp-(\d+)(?:\.(\d+))?$/.exec(id) ?? [];
  if (point === undefined) return '';
  return `第${Number(point)}點${Number(item ?? 0) > 0 ? `第${Number(item)}款` : ''}`;
}

function citationOf(id: string): Citation {
  const clause = clauseOf(id);
  return clause ? { source: `${clause.source}${pointOf(id)}`, text: clause.zh } : { source: id, text: '' };
}

/** Names the rules that a plan cites, so that its paper can be read without this product; measures refer to them by number from 1. */
export function cited(document: PlanDocument): CitedPlanDocument {
  const numbers = new Map(document.clauses.map((id, index) => [id, String(index + 1)]));
  const numbered = (ids: string): string =>
    ids
      .split('、')
      .map((id) => numbers.get(id) ?? id)
      .join('、');
  return {
    ...document,
    measures: document.measures.map((row) => ({ ...row, clauses: numbered(row.clauses) })),
    clauses: document.clauses.map(citationOf)
  };
}
