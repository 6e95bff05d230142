import type { Desk } from '../desk.ts';
import { keepDraft, readDraft } from '../drafts/form-drafts.ts';
import type { Part } from '../http/call.ts';

/** Each reader's own drafts of forms. */
export const draftRoutes = (desk: Desk): Part<'draft' | 'keepDraft' | 'dropDraft'> => ({
  async draft({ person, params }) {
    return { values: await readDraft(desk, person, params.form) };
  },
  async keepDraft({ person, params, body }) {
    return { kept: await keepDraft(desk, person, params.form, body.values) };
  },
  async dropDraft({ person, params }) {
    await desk.store.formDrafts.drop(person.personId, params.form);
    return { ok: true };
  }
});
