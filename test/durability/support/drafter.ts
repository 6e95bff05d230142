import type { FormSchema } from '../../../server/forms/form-schema.ts';
import { type Client, newKey } from '../../support/client.ts';
import { fillForm } from '../../support/fill-form.ts';
import { type Setting, usualEssentials } from '../../support/story/plan-chapters.ts';

/** What a drafter was told: the case is open, or its plan is submitted. */
export interface Drafted {
  readonly kind: 'opened' | 'submitted';
  readonly caseKey: string;
}

/** Opens a case from a template and submits its plan as it is, telling each acknowledgement. Rejects when the desk is gone. */
export async function draft(
  person: Client,
  { templateId, start, cast, essentials }: Setting,
  members: ReadonlyMap<string, string>,
  tell: (drafted: Drafted) => void
): Promise<string> {
  const { templates } = await person.call('templates');
  const form = templates.find((each) => each.templateId === templateId)!.startForm as FormSchema;
  const body = {
    templateId,
    start: fillForm(form, {}, start, new Date()),
    members: cast.map(([account, role]) => ({ role, personId: members.get(account)! })),
    idempotencyKey: newKey()
  };
  const { caseKey } = await person.call('createPlan', { body });
  tell({ kind: 'opened', caseKey });
  const params = { caseKey };
  const plan = await person.call('plan', { params });
  const drawing = {
    version: plan.version,
    xml: plan.xml,
    essentials: { ...usualEssentials, ...essentials },
    note: '初稿'
  };
  const { version } = await person.call('savePlan', { params, body: drawing });
  await person.call('submitPlan', { params, body: { version, idempotencyKey: newKey() } });
  tell({ kind: 'submitted', caseKey });
  return caseKey;
}
