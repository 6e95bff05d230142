import type { Rule } from '../problem.ts';

/** Clause ids are those of the catalogue. */
export const knownClauses: Rule = (plan, { clauses }) => {
  const known = new Set(clauses.map(({ id }) => id));
  const cited = [
    ...plan.scope.map((id) => ({ id, elementId: null })),
    ...plan.steps.flatMap((step) => step.clauses.map((id) => ({ id, elementId: step.elementId })))
  ];
  return cited
    .filter(({ id }) => !known.has(id))
    .map(({ id, elementId }) => ({
      rule: 'known-clauses',
      elementId,
      zh: `規定編號「${id}」不在目錄中。`,
      en: `Clause “${id}” is not in the catalogue.`
    }));
};
