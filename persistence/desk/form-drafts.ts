import { createHmac } from 'node:crypto';
import type { FormDraftRegister } from '../contract/index.ts';
import { nowOf, type RegisterContext } from '../register/context.ts';
import { toBuffer, type Blob } from '../register/rows.ts';
import { openBytes, sealBytes, type Place } from '../sealed/envelope.ts';
import type { PersonKeys } from '../sealed/person-keys.ts';

interface DraftRow {
  draft_id: string;
  sealed: Blob;
  expires_at: string;
}

const table = 'form_drafts';

export function createFormDraftRegister(context: RegisterContext, personKey: PersonKeys): FormDraftRegister {
  const { db, clock, random } = context;
  const idOf = (personId: string, form: string): string =>
    createHmac('sha256', personKey(personId, `${table} id`))
      .update(form)
      .digest('hex');
  const keyOf = (personId: string): Buffer => personKey(personId, table);
  const placeOf = (personId: string, draftId: string): Place => [personId, table, draftId];
  const row = (draftId: string) => db<DraftRow>(table).where({ draft_id: draftId });
  return {
    async read(personId, form) {
      const draftId = idOf(personId, form);
      const found = await row(draftId).where('expires_at', '>', nowOf(context)).first();
      if (!found) return undefined;
      const plain = openBytes(keyOf(personId), toBuffer(found.sealed), placeOf(personId, draftId));
      return JSON.parse(plain.toString('utf8')) as Readonly<Record<string, unknown>>;
    },
    async keep(personId, form, values, lifetimeMs) {
      const draftId = idOf(personId, form);
      const plain = Buffer.from(JSON.stringify(values), 'utf8');
      const kept: DraftRow = {
        draft_id: draftId,
        sealed: sealBytes(keyOf(personId), plain, placeOf(personId, draftId), random),
        expires_at: new Date(clock.now() + lifetimeMs).toISOString()
      };
      await db(table).insert(kept).onConflict('draft_id').merge();
    },
    async drop(personId, form) {
      await row(idOf(personId, form)).delete();
    },
    purge: () => db(table).where('expires_at', '<=', nowOf(context)).delete()
  };
}
