import { RefusalError } from '../../domain/refusals.ts';
import type { Person, VisibleCase } from '../../persistence/contract/index.ts';
import type { Relation } from '../authorization/may.ts';
import { caseRoom } from '../cases/case-room.ts';
import { caseView } from '../cases/case-view.ts';
import { nameSuccessor } from '../cases/name-successor.ts';
import { sendAction } from '../cases/send-action.ts';
import type { Desk } from '../desk.ts';
import { actionDraft } from '../drafts/form-drafts.ts';
import type { Part } from '../http/call.ts';
import { leakRoom } from '../leaks/leak-room.ts';

export const caseOf = (relation: Relation): VisibleCase => {
  if (relation.to !== 'case') throw new RefusalError({ code: 'NOT_FOUND' });
  return relation;
};

/** Reading a case leaves a trace too (domain, need to know). */
export async function recordReading({ store }: Desk, person: Person, caseKey: string): Promise<void> {
  await store.audit.append({ actor: person.personId, act: 'case.read', caseKey, facts: {} });
}

/** Cases, their rooms and the messages sent to them. */
export const caseRoutes = (
  desk: Desk
): Part<'cases' | 'caseRoom' | 'caseAction' | 'nameSuccessor' | 'leakRoom'> => ({
  async cases({ person, query }) {
    const visible = person.roles.includes('administrator')
      ? []
      : await desk.store.cases.listVisible(person.personId, { limit: 500 });
    const records = visible.map(({ record }) => record);
    return { cases: records.filter(({ kind }) => !query.kind || kind === query.kind).map(caseView) };
  },
  async caseRoom({ person, relation }) {
    const visible = caseOf(relation);
    const room = await caseRoom(desk, person, visible);
    await recordReading(desk, person, visible.record.caseKey);
    return room;
  },
  async leakRoom({ person, relation }) {
    const visible = caseOf(relation);
    const room = await leakRoom(desk, person, visible);
    await recordReading(desk, person, visible.record.caseKey);
    return room;
  },
  async caseAction({ person, relation, params, body, address }) {
    const { standings } = caseOf(relation);
    await sendAction(desk, person, standings, { ...params, ...body, address });
    await desk.store.formDrafts.drop(person.personId, actionDraft(params.caseKey, params.action));
    return { ok: true };
  },
  async nameSuccessor({ person, relation, params, body, address }) {
    await nameSuccessor(desk, person, caseOf(relation).standings, { ...params, ...body, address });
    return { ok: true };
  }
});
