import type { Clock } from '../../domain/clock.ts';
import type { Participation } from '../../domain/cases.ts';
import { isSecretRole } from '../../domain/need-to-know.ts';
import type { Role } from '../../domain/roles.ts';
import type { Person, VisibleTask } from '../../persistence/contract/index.ts';
import { knownNamesIn } from '../cases/known-names.ts';
import { once } from '../cases/once.ts';
import type { Desk } from '../desk.ts';
import type { Answer } from '../http/call.ts';
import { readerOf } from '../language/reader.ts';
import { taskNamer } from '../plans/approved-drawing.ts';

export type TaskView = Answer<'claimTask'>;

/** Whose a task is, as the reader may know it. */
interface People {
  /** The role that it falls to, or that the one person whose it is bears. */
  readonly role: Role | null;
  readonly assigned: string | null;
  readonly holder: string | null;
  readonly asDeputyOf: string | null;
}

type Parts = Pick<Desk, 'store'>;
type Name = (personId: string | null | undefined) => Promise<string | null>;

/** Reads each case's people once for all of its tasks; secret lists, which few tasks fall to, only where one does. */
function peopleOf({ store }: Parts, person: Person): (task: VisibleTask) => Promise<People> {
  const membersOf = once((caseKey) => store.cases.participations(caseKey));
  const everybodyIn = once((caseKey) => store.cases.everybody(caseKey));
  const namesIn = once((caseKey) => knownNamesIn(store, person, caseKey));
  const personOf = once((personId) => store.people.get(personId));
  const nameOf: Name = async (personId) =>
    personId ? ((await personOf(personId))?.displayName ?? null) : null;
  return async (task) => {
    const { participationId, caseKey } = task;
    const members = participationId === null ? [] : await membersOf(caseKey);
    const isTheirs = (member: Participation) => member.participationId === participationId;
    const assigned = members.find(isTheirs);
    const left =
      participationId === null || assigned ? undefined : (await everybodyIn(caseKey)).find(isTheirs);
    const role = task.role ?? (assigned ?? left)?.role ?? null;
    const asDeputyOf = await nameOf(task.asDeputyOf);
    if (role !== null && !isSecretRole(role))
      return {
        role,
        asDeputyOf,
        assigned: await nameOf(assigned?.personId),
        holder: await nameOf(task.assigneePersonId)
      };
    const names = await namesIn(caseKey);
    return {
      role,
      asDeputyOf,
      assigned: assigned?.personId ? await names.participant(assigned.participationId) : null,
      holder: await names.actor(task.assigneePersonId, [task])
    };
  };
}

/** A task as its list shows it: code name and number, nothing of the case's content. */
function taskView(task: VisibleTask, person: Person, people: People, clock: Clock): TaskView {
  return {
    taskKey: task.userTaskKey,
    caseKey: task.caseKey,
    caseNumber: task.caseNumber,
    codeName: task.caseCodeName,
    grade: task.caseGrade,
    name: readerOf(person).name(task.name),
    elementId: task.elementId,
    processId: task.processDefinitionId,
    ...people,
    mine: task.assigneePersonId === person.personId,
    createdAt: task.createdAt,
    dueAt: task.dueAt,
    overdue: task.dueAt !== null && Date.parse(task.dueAt) < clock.now(),
    vacancy: null
  };
}

export async function taskViews(
  desk: Pick<Desk, 'store' | 'clock'>,
  person: Person,
  tasks: readonly VisibleTask[]
): Promise<TaskView[]> {
  const peopleIn = peopleOf(desk, person);
  const nameOf = taskNamer(desk.store);
  return Promise.all(
    tasks.map(async (task) =>
      taskView({ ...task, name: await nameOf(task) }, person, await peopleIn(task), desk.clock)
    )
  );
}

/** Tasks that nobody does, as whoever may name a successor sees them: nobody's, with the name of who left. */
export async function vacantTaskViews(
  desk: Pick<Desk, 'store' | 'clock'>,
  person: Person,
  tasks: readonly VisibleTask[]
): Promise<TaskView[]> {
  const namesIn = once((caseKey) => knownNamesIn(desk.store, person, caseKey));
  const views = await taskViews(desk, person, tasks);
  return Promise.all(
    views.map(async (view, at) => {
      const participationId = tasks[at]?.participationId ?? '';
      const left = await (await namesIn(view.caseKey)).participant(participationId);
      return { ...view, vacancy: { participationId, left } };
    })
  );
}
