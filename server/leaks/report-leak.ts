import { createHash } from 'node:crypto';
import type { CaseRecord } from '../../domain/cases.ts';
import type { Grade } from '../../domain/grades.ts';
import { RefusalError } from '../../domain/refusals.ts';
import type { CaseStore, Person } from '../../persistence/contract/index.ts';
import type { Desk } from '../desk.ts';
import type { Values } from '../forms/expression.ts';
import { readAnswers } from '../forms/read-answers.ts';
import { isStateSecret, refuseStateSecretContent } from '../forms/state-secret.ts';
import type { Answer } from '../http/call.ts';
import { reportForm } from './report-form.ts';
import { reportElement, startLeak } from './start-leak.ts';
import { toldPeople, type LeakPeople } from './told-people.ts';

export interface Report {
  readonly values: Values;
  readonly parentCaseKey?: string | undefined;
  readonly idempotencyKey: string;
}

/** Code name of a leak that came out of no plan. */
const neutralCodeName = '通報案';

async function parentOf(
  store: CaseStore,
  reporter: Person,
  caseKey?: string
): Promise<CaseRecord | undefined> {
  if (caseKey === undefined) return undefined;
  const visible = await store.cases.visible(reporter.personId, caseKey);
  if (!visible) throw new RefusalError({ code: 'NOT_FOUND' });
  return visible.record;
}

interface Opening {
  readonly reporter: Person;
  readonly report: Report;
  readonly values: Values;
  readonly parent: CaseRecord | undefined;
  readonly people: LeakPeople;
}

/** A State secret's leak is one itself; else the case is as secret as the plan that it came out of. */
const gradeOf = ({ leakGrade }: Values, parent: CaseRecord | undefined): Grade =>
  isStateSecret(leakGrade) ? (leakGrade as Grade) : (parent?.grade ?? 'official-secret');

/** Nothing that is written here tells who reported, but the one seal to the officer and the successor. */
async function open(
  store: CaseStore,
  { reporter, report, values, parent, people }: Opening
): Promise<CaseRecord> {
  const key = createHash('sha256').update(`${reporter.personId}\n${report.idempotencyKey}`).digest('hex');
  const record = await store.cases.open({
    kind: 'leak',
    templateId: 'leak-incident',
    agencyId: reporter.agencyId,
    codeName: parent?.codeName ?? neutralCodeName,
    grade: gradeOf(values, parent),
    ...(parent && { parentCaseKey: parent.caseKey }),
    idempotencyKey: `leak:${key}`
  });
  if (await store.leaks.get(record.caseKey)) return record;
  for (const { person, role, implicated } of people.told) {
    const member = { role, personId: person.personId, unitId: person.unitId };
    const { participationId } = await store.cases.addParticipation(record.caseKey, member);
    if (implicated) await store.cases.setImplicated(record.caseKey, participationId, true);
  }
  await store.sealedFields.seal({
    caseKey: record.caseKey,
    elementId: reportElement,
    values,
    by: null,
    idempotencyKey: 'report'
  });
  await store.leaks.report({
    caseKey: record.caseKey,
    reporter: { personId: reporter.personId, name: reporter.displayName },
    officerId: people.officer.personId,
    successorId: people.successor?.personId ?? null
  });
  await store.audit.append({
    actor: null,
    act: 'leak.report',
    caseKey: record.caseKey,
    facts: { parentCaseKey: parent?.caseKey ?? null }
  });
  return record;
}

/**
 * Takes a report from any member of staff: the case, the sealed reporter and the receipt at once. Content of a State secret is
 * refused (STATE_SECRET_CONTENT). The process starts now or,
 * while the engine is away, as soon as it is back.
 */
export async function reportLeak(
  desk: Desk,
  reporter: Person,
  report: Report
): Promise<Answer<'reportLeak'>> {
  const form = reportForm(desk.shipped);
  refuseStateSecretContent(form, report.values.leakGrade, report.values);
  const read = readAnswers(form, report.values, {}, desk.clock.now());
  if ('refusal' in read) throw new RefusalError(read.refusal);
  const { all: values } = read.answers;
  const parent = await parentOf(desk.store, reporter, report.parentCaseKey);
  const people = await toldPeople(desk.store, reporter.agencyId, parent, values);
  if (!people) throw new RefusalError({ code: 'NOT_ALLOWED' });
  const record = await desk.store.transaction((store) =>
    open(store, { reporter, report, values, parent, people })
  );
  if (record.state === 'draft') await startLeak(desk, record).catch(tolerateAbsence);
  desk.changes.bump('cases', 'tasks', 'notices');
  await desk.syncTasks().catch(() => undefined);
  const receipt = await desk.store.leaks.get(record.caseKey);
  return {
    caseKey: record.caseKey,
    number: record.number,
    codeName: record.codeName,
    receivedAt: receipt?.receivedAt ?? record.openedAt,
    mayOpen: (await desk.store.cases.visible(reporter.personId, record.caseKey)) !== undefined
  };
}

/** The report is kept and its process is started in the background. */
function tolerateAbsence(error: unknown): void {
  if (error instanceof RefusalError && error.refusal.code === 'ENGINE_UNAVAILABLE') return;
  throw error;
}
