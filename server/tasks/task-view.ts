import type { Clock } from '../../domain/clock.ts';
import type { Participation } from '../../domain/cases.ts';
import type { Person, VisibleTask } from '../../persistence/contract/index.ts';
import type { Desk } from '../desk.ts';
import type { Answer } from '../http/call.ts';
import { readerOf } from '../language/reader.ts';
import { taskNamer } from '../plans/approved-drawing.ts';

export type TaskView = Answer<'claimTask'>;

type Participants = ReadonlyMap<string, Participation>;

/** The participations of the cases in which a task is assigned to one, by participation id. */
async function participantsOf(
  { store }: Pick<Desk, 'store'>,
  tasks: readonly VisibleTask[]
): Promise<Participants> {
  const cases = [...new Set(tasks.flatMap((task) => (task.participationId === null ? [] : task.caseKey)))];
  const members = (await Promise.all(cases.map((caseKey) => store.cases.participations(caseKey)))).flat();
  return new Map(members.map((member) => [member.participationId, member]));
}

const assignedTo = ({ participationId }: VisibleTask, participants: Participants) =>
  participants.get(participationId ?? '');

/** Names of the people who hold tasks, to whom they are assigned, or who are stood in for; by person id. */
async function namesIn(
  { store }: Pick<Desk, 'store'>,
  tasks: readonly VisibleTask[],
  participants: Participants
): Promise<ReadonlyMap<string, string>> {
  const people = tasks.flatMap((task) => [
    task.assigneePersonId ?? [],
    assignedTo(task, participants)?.personId ?? [],
    task.asDeputyOf ?? []
  ]);
  const names = await Promise.all(
    [...new Set(people.flat())].map(
      async (id) => [id, (await store.people.get(id))?.displayName ?? ''] as const
    )
  );
  return new Map(names);
}

/** A task as its list shows it: code name and number, nothing of the case's content. */
export function taskView(
  task: VisibleTask,
  person: Person,
  names: ReadonlyMap<string, string>,
  participants: Participants,
  clock: Clock
): TaskView {
  const holder = task.assigneePersonId;
  const assigned = assignedTo(task, participants);
  const nameOf = (personId: string | null | undefined) => names.get(personId ?? '') ?? null;
  return {
    taskKey: task.userTaskKey,
    caseKey: task.caseKey,
    caseNumber: task.caseNumber,
    codeName: task.caseCodeName,
    grade: task.caseGrade,
    name: readerOf(person).name(task.name),
    elementId: task.elementId,
    processId: task.processDefinitionId,
    role: task.role ?? assigned?.role ?? null,
    assigned: nameOf(assigned?.personId),
    holder: nameOf(holder),
    mine: holder === person.personId,
    asDeputyOf: nameOf(task.asDeputyOf),
    createdAt: task.createdAt,
    dueAt: task.dueAt,
    overdue: task.dueAt !== null && Date.parse(task.dueAt) < clock.now()
  };
}

export async function taskViews(
  desk: Pick<Desk, 'store' | 'clock'>,
  person: Person,
  tasks: readonly VisibleTask[]
): Promise<TaskView[]> {
  const participants = await participantsOf(desk, tasks);
  const names = await namesIn(desk, tasks, participants);
  const nameOf = taskNamer(desk.store);
  const named = await Promise.all(tasks.map(async (task) => ({ ...task, name: await nameOf(task) })));
  return named.map((task) => taskView(task, person, names, participants, desk.clock));
}
