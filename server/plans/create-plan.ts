import { RefusalError } from '../../domain/refusals.ts';
import type { Person } from '../../persistence/contract/index.ts';
import type { Desk } from '../desk.ts';
import type { Values } from '../forms/expression.ts';
import type { FormSchema } from '../forms/form-schema.ts';
import { readAnswers } from '../forms/read-answers.ts';
import { draftFromTemplate } from '../../plan-model/index.ts';
import { planProcessId } from './plan-process-id.ts';
import { requireFitting, type Member } from './members.ts';
import { templateOf, versionOf, type PlanTemplate } from './templates.ts';

export interface NewPlan {
  readonly templateId: string;
  readonly start: Values;
  readonly members: readonly Member[];
  readonly idempotencyKey: string;
}

/** The template as the case's own drawing, for the conditions that its start form settled. */
function draftOf(template: PlanTemplate, caseKey: string, routing: Values): Promise<string> {
  const settled = Object.entries(routing).filter(
    (entry): entry is [string, string | boolean] =>
      typeof entry[1] === 'string' || typeof entry[1] === 'boolean'
  );
  return draftFromTemplate(template.process.content.toString('utf8'), {
    processId: planProcessId(caseKey),
    template: template.templateId,
    version: versionOf(template),
    conditions: Object.fromEntries(settled)
  });
}

/** Essentials that the start form already answers (its field's property `essential` names which), so that nobody types them twice. */
const essentialsFrom = ({ components = [] }: FormSchema, start: Values): Values =>
  Object.fromEntries(
    components.flatMap(({ key = '', properties }) => {
      const value = start[key];
      return properties?.essential !== undefined && typeof value === 'string'
        ? [[properties.essential, value]]
        : [];
    })
  );

/** Opens a case for a plan: its draft from the template, the particulars sealed, the people named. Answers the case key. */
export async function createPlan(desk: Desk, person: Person, input: NewPlan): Promise<string> {
  const template = templateOf(desk.shipped, input.templateId);
  if (!template) throw new RefusalError({ code: 'NOT_FOUND' });
  const read = readAnswers(template.startForm, input.start, {}, desk.clock.now());
  if ('refusal' in read) throw new RefusalError(read.refusal);
  const start = read.answers.all;
  const people = await requireFitting(desk.store, person, input.members);
  return desk.store.transaction(async (store) => {
    const { caseKey } = await store.cases.open({
      kind: 'plan',
      templateId: template.templateId,
      agencyId: person.agencyId,
      codeName: String(start.codeName ?? ''),
      grade: 'official-secret',
      idempotencyKey: `plan:${person.personId}:${input.idempotencyKey}`
    });
    if (await store.plans.draft(caseKey)) return caseKey;
    const drafter = { role: 'ethics-officer', personId: person.personId, unitId: person.unitId } as const;
    await store.cases.addParticipation(caseKey, drafter);
    for (const [index, { role, personId }] of input.members.entries())
      await store.cases.addParticipation(caseKey, { role, personId, unitId: people[index]?.unitId ?? null });
    const xml = await draftOf(template, caseKey, read.answers.routing);
    await store.plans.saveDraft({
      caseKey,
      xml,
      particulars: { ...essentialsFrom(template.startForm, start), ...start },
      by: person.personId,
      expectedVersion: 0
    });
    await store.plans.keepVersion({ caseKey, by: person.personId, note: '' });
    await store.audit.append({
      actor: person.personId,
      act: 'case.open',
      caseKey,
      facts: { templateId: template.templateId, members: input.members.length + 1 }
    });
    return caseKey;
  });
}
