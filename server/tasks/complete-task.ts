import { RefusalError } from '../../domain/refusals.ts';
import type { Person, TaskAct, VisibleTask } from '../../persistence/contract/index.ts';
import type { ActContext } from '../acts/register-act.ts';
import { actOf } from '../acts/index.ts';
import { knownNamesIn } from '../cases/known-names.ts';
import type { Desk } from '../desk.ts';
import { readAnswers, type Answers } from '../forms/read-answers.ts';
import type { Values } from '../forms/expression.ts';
import { formForGrade, refuseFreeText } from '../forms/register-only.ts';
import { readerOf } from '../language/reader.ts';
import type { ElementInfo } from '../models/element-info.ts';
import { requireFreshProof } from '../sign-in/fresh-proof.ts';
import { auditRefusal } from './audited-refusal.ts';
import { driveAct, requireOpenInEngine } from './drive-act.ts';
import { requireOtherEyes } from './four-eyes.ts';
import { offeredValues } from './offered-values.ts';
import { requireSameEntry } from './repeated-entry.ts';
import { requireReadyToResubmit } from './resubmission.ts';
import { requireNotSuspended } from './suspension.ts';
import { subjectOf } from './task-subject.ts';
import { variablesOf } from './task-variables.ts';
import { requireOtherWitnesses } from './witnesses.ts';

export interface Completion {
  readonly values: Values;
  readonly password?: string | undefined;
  readonly bundleSha256?: string | undefined;
  readonly idempotencyKey: string;
}

interface Doing {
  readonly person: Person;
  readonly task: VisibleTask;
  readonly element: ElementInfo;
  readonly address: string;
}

const noForm: Answers = { routing: {}, sealed: {}, all: {} };

/** Checks the answers against the form that the task was created with, and against the entry that they repeat. */
async function answersOf(
  desk: Desk,
  { task, person, element }: Doing,
  values: Values,
  variables: Values
): Promise<Answers> {
  const form = await desk.models.form(task);
  if (!form) {
    const [unknown] = Object.keys(values);
    if (unknown !== undefined) throw new RefusalError({ code: 'UNKNOWN_FIELD', facts: { field: unknown } });
    return noForm;
  }
  const offered = await offeredValues(desk, task, form, variables, {
    reader: readerOf(person),
    names: await knownNamesIn(desk.store, person, task.caseKey)
  });
  refuseFreeText(form, task.caseGrade, values);
  const asked = formForGrade(form, task.caseGrade, 'zh');
  const read = readAnswers(asked, values, offered, desk.clock.now());
  if ('refusal' in read) throw new RefusalError(read.refusal);
  const { all } = read.answers;
  await requireSameEntry(desk.store, task, element, form, { subject: subjectOf(variables), all });
  return read.answers;
}

function requireFree({ task, person }: Doing): void {
  if (task.state !== 'open') throw new RefusalError({ code: 'TASK_GONE' });
  const holder = task.assigneePersonId;
  if (holder === null || holder === person.personId) return;
  throw new RefusalError({ code: 'TASK_TAKEN' });
}

/** The participation that the person does the task by. */
async function participationOf({ store }: Desk, { task, person }: Doing): Promise<string | null> {
  if (task.participationId !== null) return task.participationId;
  const actor = task.asDeputyOf ?? person.personId;
  const members = await store.cases.participations(task.caseKey);
  const fitting = members.filter(({ personId, implicated }) => personId === actor && !implicated);
  return (fitting.find(({ role }) => role === task.role) ?? fitting[0])?.participationId ?? null;
}

/** All answers with what they are about and what the registers found, register act, intent and audit entry: all of it or nothing. */
async function record(
  desk: Desk,
  doing: Doing,
  completion: Completion,
  answers: Answers,
  context: Omit<ActContext, 'store'>
): Promise<TaskAct> {
  const { task, person, element } = doing;
  const act = actOf(element.properties['shoumi:act']);
  return desk.store.transaction(async (store) => {
    const earlier = await store.taskActs.byKey(context.idempotencyKey);
    if (earlier) return earlier;
    await requireNotSuspended(store, task, element);
    const found = (await act?.finds?.({ ...context, store })) ?? {};
    const values = { ...answers.all, ...found };
    const sealedEntryId = await store.sealedFields.seal({
      caseKey: task.caseKey,
      elementId: task.elementId,
      values: { ...subjectOf(context.variables), ...values },
      by: person.personId,
      idempotencyKey: `${context.idempotencyKey}:answers`
    });
    const begun = await store.taskActs.begin({
      idempotencyKey: context.idempotencyKey,
      userTaskKey: task.userTaskKey,
      personId: person.personId,
      asDeputyOf: task.asDeputyOf,
      sealedEntryId,
      variables: { ...answers.routing, ...found }
    });
    if (!begun.created) return begun.act;
    const facts = act ? await act.apply({ ...context, values, store }) : {};
    await store.audit.append({
      actor: person.personId,
      ...(task.asDeputyOf !== null && { asDeputyOf: task.asDeputyOf }),
      act: act?.audit ?? 'task.complete',
      caseKey: task.caseKey,
      facts: {
        ...facts,
        taskKey: task.userTaskKey,
        elementId: task.elementId,
        processId: task.processDefinitionId,
        sealedEntryId,
        freshProof: completion.password !== undefined && element.properties['shoumi:proof'] === 'fresh'
      }
    });
    return begun.act;
  });
}

/** Keys are the person's own: another person's key never answers for this one. */
const ownKey = (person: Person, task: VisibleTask, key: string): string =>
  `${task.userTaskKey}:${person.personId}:${key}`;

async function begin(
  desk: Desk,
  doing: Doing,
  completion: Completion,
  idempotencyKey: string
): Promise<TaskAct> {
  const { task, person, element } = doing;
  requireFree(doing);
  const actors = [person.personId, ...(task.asDeputyOf === null ? [] : [task.asDeputyOf])];
  await requireOtherEyes(desk.store, task, element, actors);
  await requireNotSuspended(desk.store, task, element);
  await requireOpenInEngine(desk, task.userTaskKey);
  const variables = await variablesOf(desk.camunda, task.userTaskKey);
  const answers = await answersOf(desk, doing, completion.values, variables);
  await requireOtherWitnesses(desk.store, element, actors, answers.all);
  await requireReadyToResubmit(desk.store, task, answers.routing);
  if (element.properties['shoumi:proof'] === 'fresh')
    await requireFreshProof(desk, person, completion.password, doing.address);
  const context = {
    store: desk.store,
    task,
    element,
    values: answers.all,
    variables,
    personId: person.personId,
    asDeputyOf: task.asDeputyOf,
    participationId: await participationOf(desk, doing),
    bundleSha256: completion.bundleSha256,
    idempotencyKey,
    clock: desk.clock
  };
  return auditRefusal(context, () => record(desk, doing, completion, answers, context));
}

/**
 * Completes a task once. Refusals before the intent is recorded leave nothing behind; after it, the act is carried to the
 * engine now or by the background retry. The same idempotency key answers the first completion again.
 */
export async function completeTask(
  desk: Desk,
  input: Pick<Doing, 'person' | 'task' | 'address'>,
  completion: Completion
): Promise<void> {
  const idempotencyKey = ownKey(input.person, input.task, completion.idempotencyKey);
  const earlier = await desk.store.taskActs.byKey(idempotencyKey);
  const model = await desk.models.model(input.task.processDefinitionKey);
  const element = model.elements.get(input.task.elementId);
  if (!element) throw new Error(`model has no element ${input.task.elementId}`);
  const act = earlier ?? (await begin(desk, { ...input, element }, completion, idempotencyKey));
  await driveAct(desk, act);
  desk.changes.bump('tasks', 'cases', 'notices');
  await desk.syncTasks().catch(() => undefined);
}
