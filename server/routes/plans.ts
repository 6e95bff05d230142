import { RefusalError } from '../../domain/refusals.ts';
import type { Person } from '../../persistence/contract/index.ts';
import { standingFor } from '../authorization/may.ts';
import { caseView } from '../cases/case-view.ts';
import type { Desk } from '../desk.ts';
import { newPlanDraft } from '../drafts/form-drafts.ts';
import type { Answer, Part } from '../http/call.ts';
import { readerOf } from '../language/reader.ts';
import { draftEssentials, essentialsForm, essentialsLists } from '../plans/answers-of-plan.ts';
import { checkDrawing } from '../plans/check-drawing.ts';
import { createPlan } from '../plans/create-plan.ts';
import { documentHtml } from '../plans/document-html.ts';
import { isEditable, planStateOf } from '../plans/plan-state.ts';
import { submitPlan } from '../plans/submit-plan.ts';
import { templatesView } from '../plans/templates.ts';
import { valuesFromNotice } from '../plans/tender-values.ts';
import { caseOf, recordReading } from './cases.ts';

async function draftOf({ store }: Desk, caseKey: string) {
  const draft = await store.plans.draft(caseKey);
  if (!draft) throw new RefusalError({ code: 'NOT_FOUND' });
  return draft;
}

const nameOf = async ({ store }: Desk, personId: string): Promise<string | null> =>
  (await store.people.get(personId))?.displayName ?? null;

async function versionsView(desk: Desk, caseKey: string): Promise<Answer<'planVersions'>> {
  const versions = await desk.store.plans.versions(caseKey);
  return {
    versions: await Promise.all(
      versions.toReversed().map(async ({ version, state, note, createdAt, author, sha256 }) => ({
        version,
        state,
        note: note === '' ? null : note,
        savedAt: createdAt,
        savedBy: await nameOf(desk, author),
        sha256
      }))
    )
  };
}

interface Save {
  readonly version: number;
  readonly xml: string;
  readonly essentials: Readonly<Record<string, unknown>>;
  readonly note?: string | undefined;
}

async function save(desk: Desk, person: Person, caseKey: string, input: Save): Promise<Answer<'savePlan'>> {
  const before = await draftOf(desk, caseKey);
  const problems = await checkDrawing(desk.shipped, caseKey, input.xml);
  const essentials = await draftEssentials(desk.shipped, input.xml, input.essentials, before.particulars);
  const saved = await desk.store.transaction(async (store) => {
    const draft = await store.plans.saveDraft({
      caseKey,
      xml: input.xml,
      particulars: { ...before.particulars, ...essentials },
      by: person.personId,
      expectedVersion: input.version
    });
    const kept = await store.plans.keepVersion({ caseKey, by: person.personId, note: input.note ?? '' });
    await store.audit.append({
      actor: person.personId,
      act: 'plan.save',
      caseKey,
      facts: { version: kept.version, problems: problems.length }
    });
    return draft;
  });
  desk.changes.bump('cases');
  return { version: saved.version, problems };
}

type PlanEndpoints =
  | 'templates'
  | 'readTenderNotice'
  | 'createPlan'
  | 'plan'
  | 'planVersions'
  | 'planVersionXml'
  | 'checkPlan'
  | 'savePlan'
  | 'submitPlan';

/** The designer: templates, drafts, versions, rules and submission. */
export const planRoutes = (desk: Desk): Part<PlanEndpoints> => ({
  async templates({ person }) {
    return { templates: await templatesView(desk, readerOf(person)) };
  },
  async readTenderNotice({ body }) {
    return valuesFromNotice(body.notice);
  },
  async createPlan({ person, body }) {
    const caseKey = await createPlan(desk, person, body);
    await desk.store.formDrafts.drop(person.personId, newPlanDraft);
    desk.changes.bump('cases');
    return { caseKey };
  },
  async plan({ person, relation, params: { caseKey } }) {
    const reader = readerOf(person);
    const draft = await draftOf(desk, caseKey);
    const versions = await desk.store.plans.versions(caseKey);
    await recordReading(desk, person, caseKey);
    return {
      caseKey,
      case: caseView(caseOf(relation).record),
      version: draft.version,
      state: planStateOf(draft, versions),
      editable: isEditable(versions),
      templateId: caseOf(relation).record.templateId,
      xml: draft.xml,
      essentialsForm: { ...reader.form(essentialsForm(desk.shipped)) },
      essentials: { ...draft.particulars, ...(await essentialsLists(draft.xml, reader.name)) },
      problems: await checkDrawing(desk.shipped, caseKey, draft.xml),
      documentHtml: await documentHtml(desk, caseKey, draft.xml, draft.particulars),
      savedAt: draft.savedAt,
      savedBy: await nameOf(desk, draft.savedBy)
    };
  },
  planVersions: ({ params }) => versionsView(desk, params.caseKey),
  async planVersionXml({ params }) {
    const found = await desk.store.plans.version(params.caseKey, params.version);
    if (!found) throw new RefusalError({ code: 'NOT_FOUND' });
    return { xml: found.xml, essentials: { ...found.particulars } };
  },
  async checkPlan({ params, body }) {
    const draft = await draftOf(desk, params.caseKey);
    const particulars = { ...draft.particulars, ...body.essentials };
    return {
      problems: await checkDrawing(desk.shipped, params.caseKey, body.xml),
      documentHtml: await documentHtml(desk, params.caseKey, body.xml, particulars)
    };
  },
  savePlan: ({ person, params, body }) => save(desk, person, params.caseKey, body),
  async submitPlan({ person, relation, params, body }) {
    const asDeputyOf = standingFor(caseOf(relation).standings, ['ethics-officer'])?.asDeputyOf ?? null;
    return { bundleSha256: await submitPlan(desk, person, { caseKey: params.caseKey, ...body, asDeputyOf }) };
  }
});
