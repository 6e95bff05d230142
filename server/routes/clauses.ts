import type { Part } from '../http/call.ts';
import { clauseText } from '../plans/clauses.ts';

/** What a clause asks for. */
export const clauseRoutes = (): Part<'clause'> => ({
  clause: async ({ person, params }) => ({
    id: params.clauseId,
    text: clauseText(params.clauseId, person.language)
  })
});
