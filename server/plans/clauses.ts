import { readFileSync } from 'node:fs';

interface Clause {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
}

let catalogue: ReadonlyMap<string, Clause> | undefined;

function load(): ReadonlyMap<string, Clause> {
  const file = new URL('../../workflows/clauses.json', import.meta.url);
  const clauses = JSON.parse(readFileSync(file, 'utf8')) as readonly Clause[];
  return new Map(clauses.map((clause) => [clause.id, clause]));
}

/** What a clause asks for, in our own words; an unknown id stands for itself. */
export function clauseText(id: string, language: 'zh' | 'en'): string {
  catalogue ??= load();
  return catalogue.get(id)?.[language] ?? id;
}
