import { isEvidenceKind } from '../../domain/evidence.ts';
import type { Person, VisibleCase } from '../../persistence/contract/index.ts';
import { actionsView, openTasksOf, shown, tasksOfCase } from '../cases/case-room.ts';
import { caseView, membersView } from '../cases/case-view.ts';
import { historyOf } from '../cases/history.ts';
import { instanceOf, instancesOf, isRunning, type CaseInstance } from '../cases/instances.ts';
import { knownNames, type KnownNames } from '../cases/known-names.ts';
import { custodyView, documentsView } from '../cases/registers-view.ts';
import { variableOf } from '../cases/variables.ts';
import type { Desk } from '../desk.ts';
import type { Answer } from '../http/call.ts';
import { readerOf } from '../language/reader.ts';
import { remediationTitle } from './remediation-title.ts';

type Room = Answer<'leakRoom'>;

const leakProcess = 'leak-incident';
/** Where a criminal finding begins the hold; the leak's own process takes it over when this one ends. */
const verification = 'leak-verification';

/** Until the process has computed its own due date: the ethics chain asks for notice at once. */
const acknowledgeWithinMs = 3_600_000;

/** When the head, or who stands in, must have taken note of the report. */
async function acknowledgeBy({ store }: Desk, caseKey: string, reportedAt: string): Promise<string> {
  const tasks = await store.tasks.ofCase(caseKey);
  const due = tasks.find(({ elementId }) => elementId === 'AcknowledgeLeak')?.dueAt;
  return due ?? new Date(Date.parse(reportedAt) + acknowledgeWithinMs).toISOString();
}

async function evidenceView({ store }: Desk, caseKey: string, names: KnownNames): Promise<Room['evidence']> {
  const list = await store.evidence.list(caseKey);
  return Promise.all(
    list.map(async (each) => {
      const [title = '', kind = ''] = each.description.split('\n');
      return {
        evidenceId: each.evidenceId,
        title,
        kind: isEvidenceKind(kind) ? kind : null,
        sha256: each.sha256,
        holder: await names.participant(each.holderParticipationId),
        holdUntil: each.holdUntil,
        at: each.preservedAt
      };
    })
  );
}

async function findingsView({ store }: Desk, caseKey: string, names: KnownNames): Promise<Room['findings']> {
  const list = await store.findings.list(caseKey);
  return Promise.all(
    list.map(async (each) => ({
      findingId: each.findingId,
      kind: each.outcome,
      person: await names.participant(each.participationId),
      matter: each.matter,
      at: each.recordedAt
    }))
  );
}

async function remediationView(
  { store }: Desk,
  caseKey: string,
  names: KnownNames
): Promise<Room['remediation']> {
  const list = await store.remediation.list(caseKey);
  return Promise.all(
    list.map(async (each) => ({
      taskId: each.taskId,
      measure: each.measure,
      title: remediationTitle(each.measure),
      owner: await names.participant(each.ownerParticipationId),
      dueAt: each.dueAt,
      state: each.state
    }))
  );
}

/** The hold begins with suspicion of a crime and ends when the investigators lift it (domain B.8). */
async function isHeld({ camunda }: Desk, instances: readonly CaseInstance[]): Promise<boolean> {
  const holding = instances.filter(
    (each) =>
      each.processDefinitionId === leakProcess ||
      (each.processDefinitionId === verification && isRunning(each))
  );
  const holds = await Promise.all(
    holding.map(({ processInstanceKey }) => variableOf(camunda, processInstanceKey, 'investigationHold'))
  );
  return holds.includes(true);
}

async function parentOf(desk: Desk, person: Person, visible: VisibleCase): Promise<Room['parent']> {
  const { parentCaseKey } = visible.record;
  if (parentCaseKey === null) return null;
  const parent = await desk.store.cases.visible(person.personId, parentCaseKey);
  return parent ? caseView(parent.record) : null;
}

/** What was reported, without what could tell who reported it. */
async function reportOf({ store }: Desk, caseKey: string): Promise<Room['report']> {
  const [report] = await store.sealedFields.entries(caseKey, 'LeakReported');
  return { ...report?.values };
}

/** When a leak that a process opened, which nobody reported, was taken note of. */
async function acknowledgedAt({ store }: Desk, caseKey: string): Promise<string | null> {
  const [first] = await store.sealedFields.entries(caseKey, 'AcknowledgeLeak');
  return first?.sealedAt ?? null;
}

/** Everything that a member of a leak case sees; opening it is recorded. */
export async function leakRoom(desk: Desk, person: Person, visible: VisibleCase): Promise<Room> {
  const { record } = visible;
  const { caseKey } = record;
  const reader = readerOf(person);
  const members = await desk.store.cases.participations(caseKey);
  const names = await knownNames(desk.store, person, caseKey, visible.standings);
  const report = await desk.store.leaks.get(caseKey);
  const reportedAt = report?.receivedAt ?? record.openedAt;
  const instances = await instancesOf(desk.camunda, caseKey);
  const { diagram, tokens } = await shown(desk, reader, caseKey, instanceOf(instances, [leakProcess]));
  return {
    case: caseView(record),
    parent: await parentOf(desk, person, visible),
    reportedAt,
    acknowledgedAt: report?.acknowledgedAt ?? (await acknowledgedAt(desk, caseKey)),
    acknowledgeBy: await acknowledgeBy(desk, caseKey, reportedAt),
    investigationHold: await isHeld(desk, instances),
    report: await reportOf(desk, caseKey),
    evidence: await evidenceView(desk, caseKey, names),
    findings: await findingsView(desk, caseKey, names),
    remediation: await remediationView(desk, caseKey, names),
    ...(await custodyView(desk.store, caseKey, names, reader)),
    tasks: await tasksOfCase(desk, person, caseKey),
    openTasks: await openTasksOf(desk, person, visible, await desk.store.tasks.ofCase(caseKey)),
    members: await membersView(desk.store, record, members, names),
    documents: await documentsView(desk.store, caseKey, names),
    diagram: reader.diagram(diagram),
    tokens,
    history: await historyOf(desk.store, caseKey, names),
    actions: await actionsView(desk, reader, visible, instances)
  };
}
