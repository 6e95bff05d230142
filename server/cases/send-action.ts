import { createHash } from 'node:crypto';
import { RefusalError } from '../../domain/refusals.ts';
import type { Person, SentMessage, Standing } from '../../persistence/contract/index.ts';
import { maySend, standingFor } from '../authorization/may.ts';
import type { Desk } from '../desk.ts';
import { readAnswers, type Answers } from '../forms/read-answers.ts';
import type { Values } from '../forms/expression.ts';
import { formForGrade, refuseFreeText } from '../forms/register-only.ts';
import { requireFreshProof } from '../sign-in/fresh-proof.ts';
import { actionsOf, type CaseAction } from './actions.ts';
import { driveMessage } from './drive-message.ts';
import { instancesOf } from './instances.ts';

export interface Sending {
  readonly caseKey: string;
  readonly action: string;
  readonly values: Values;
  readonly password?: string | undefined;
  readonly idempotencyKey: string;
  readonly address: string;
}

/** Where every message begins anew: long enough for a repeated click to be recognised by its message id. */
const dedupeMs = 60_000;

/** Elsewhere only who waits now is reached: kept, a second order to resume would undo the next suspension. */
const timeToLiveOf = ({ element }: CaseAction): number => (element.startsAtAnyTime ? dedupeMs : 0);

async function answersOf(desk: Desk, caseKey: string, action: CaseAction, values: Values) {
  const shipped = action.formId === null ? undefined : desk.shipped.forms.get(action.formId);
  const form = shipped?.schema ?? { components: [] };
  const grade = (await desk.store.cases.get(caseKey))?.grade ?? 'official-secret';
  refuseFreeText(form, grade, values);
  const read = readAnswers(formForGrade(form, grade, 'zh'), values, {}, desk.clock.now());
  if ('refusal' in read) throw new RefusalError(read.refusal);
  return read.answers;
}

/** The same for the same click of the same person: the message's id in the engine too. */
const messageIdOf = ({ caseKey, action, idempotencyKey }: Sending, { personId }: Person): string =>
  createHash('sha256').update([caseKey, action, personId, idempotencyKey].join('\n')).digest('hex');

/** What was written, who sent it, and the intent to publish: all of it or nothing. */
async function record(
  desk: Desk,
  person: Person,
  asDeputyOf: string | null,
  action: CaseAction,
  { answers, caseKey, messageId }: { answers: Answers; caseKey: string; messageId: string }
): Promise<SentMessage> {
  const { elementId } = action.element;
  return desk.store.transaction(async (store) => {
    const { message, created } = await store.messages.begin({
      messageId,
      caseKey,
      name: action.action,
      elementId,
      processInstanceKey: action.processInstanceKey,
      variables: answers.routing,
      timeToLiveMs: timeToLiveOf(action)
    });
    if (!created) return message;
    await store.sealedFields.seal({
      caseKey,
      elementId,
      values: answers.all,
      by: person.personId,
      idempotencyKey: messageId
    });
    await store.audit.append({
      actor: person.personId,
      ...(asDeputyOf !== null && { asDeputyOf }),
      act: 'message.send',
      caseKey,
      facts: { message: action.action, elementId, messageId }
    });
    return message;
  });
}

async function begin(
  desk: Desk,
  person: Person,
  standings: readonly Standing[],
  sending: Sending,
  messageId: string
): Promise<SentMessage> {
  const { caseKey, values, password, address } = sending;
  const actions = await actionsOf(desk, await instancesOf(desk.camunda, caseKey));
  const action = actions.find((each) => each.action === sending.action);
  if (!action) throw new RefusalError({ code: 'NOT_FOUND' });
  if (!maySend(standings, action.roles)) throw new RefusalError({ code: 'NOT_ALLOWED' });
  const answers = await answersOf(desk, caseKey, action, values);
  if (action.proof === 'fresh') await requireFreshProof(desk, person, password, address);
  const asDeputyOf = standingFor(standings, action.roles)?.asDeputyOf ?? null;
  return record(desk, person, asDeputyOf, action, { answers, caseKey, messageId });
}

/**
 * Sends a running case a message: seals what was written, records who sent it and that it is to be published, and publishes
 * routing values only, now or by the background retry. The same idempotency key answers the first sending again.
 * NOT_FOUND when the case does not wait for it; NOT_ALLOWED when the model names other roles.
 */
export async function sendAction(
  desk: Desk,
  person: Person,
  standings: readonly Standing[],
  sending: Sending
): Promise<void> {
  const messageId = messageIdOf(sending, person);
  const earlier = await desk.store.messages.get(messageId);
  await driveMessage(desk, earlier ?? (await begin(desk, person, standings, sending, messageId)));
  desk.changes.bump('tasks', 'cases');
  await desk.syncTasks().catch(() => undefined);
}
