import { standingFor } from '../authorization/may.ts';
import type { Person, Task, VisibleCase } from '../../persistence/contract/index.ts';
import type { Desk } from '../desk.ts';
import { formForGrade } from '../forms/register-only.ts';
import type { Answer } from '../http/call.ts';
import { translateName } from '../language/dictionary.ts';
import { readerOf, type Reader } from '../language/reader.ts';
import { taskViews } from '../tasks/task-view.ts';
import { actionsOf, type CaseAction } from './actions.ts';
import { caseView, membersView } from './case-view.ts';
import { historyOf } from './history.ts';
import { instanceOf, instancesOf, isRunning, type CaseInstance } from './instances.ts';
import { knownNames } from './known-names.ts';
import { planXml } from '../../workers/plan-bundle.ts';
import { diagramOf, modelOf } from '../plans/approved-drawing.ts';
import { planProcessId } from '../plans/plan-process-id.ts';
import { measuresOf } from './measures.ts';
import { planXmlOf } from './plan-model-of.ts';
import { custodyView, documentsView } from './registers-view.ts';
import { tokensOf, type Token } from './tokens.ts';

type Room = Answer<'caseRoom'>;

interface Shown {
  readonly diagram: string | null;
  readonly tokens: Token[];
}

/** The plan as approved with the tokens of what runs; before that the newest drawing. */
export async function shown(
  desk: Desk,
  reader: Reader,
  caseKey: string,
  instance: CaseInstance | undefined
): Promise<Shown> {
  if (!instance) return { diagram: (await planXmlOf(desk.store, caseKey)) ?? null, tokens: [] };
  const tokens = await tokensOf(desk.camunda, instance.processInstanceKey);
  const { elements } = await modelOf(desk, { caseKey, ...instance });
  const nameOf = ({ elementId, elementName }: Token) => elements.get(elementId)?.name ?? elementName;
  return {
    diagram: await diagramOf(desk, { caseKey, ...instance }),
    tokens: tokens.map((token) => ({ ...token, elementName: reader.nameOrNull(nameOf(token)) }))
  };
}

export async function tasksOfCase(desk: Desk, person: Person, caseKey: string): Promise<Room['tasks']> {
  const tasks = await desk.store.tasks.listVisible(person.personId, { caseKey, limit: 100 });
  return taskViews(desk, person, tasks);
}

/** Every open task of the case, for its members; opening one stays with those who may do it. */
export async function openTasksOf(
  desk: Desk,
  person: Person,
  { record }: VisibleCase,
  tasks: readonly Task[]
): Promise<Room['openTasks']> {
  const { number: caseNumber, codeName: caseCodeName, grade: caseGrade } = record;
  const open = tasks.filter(({ state }) => state === 'open');
  return taskViews(
    desk,
    person,
    open.map((task) => ({ ...task, asDeputyOf: null, caseNumber, caseCodeName, caseGrade }))
  );
}

/** What the approved drawing calls the event. */
async function labelOf(
  desk: Desk,
  caseKey: string,
  instances: readonly CaseInstance[],
  { action, element, processInstanceKey }: CaseAction
) {
  const instance = instances.find((each) => each.processInstanceKey === processInstanceKey);
  const model = instance && (await modelOf(desk, { caseKey, ...instance }));
  const name = model?.elements.get(element.elementId)?.name ?? element.name ?? action;
  return { zh: name, en: translateName(name) };
}

const formOf = ({ shipped }: Desk, formId: string) => shipped.forms.get(formId)?.schema ?? {};

/** Messages that this member may send now. */
export async function actionsView(
  desk: Desk,
  reader: Reader,
  visible: VisibleCase,
  instances: readonly CaseInstance[]
): Promise<Room['actions']> {
  const open = await actionsOf(desk, instances);
  const { caseKey, grade } = visible.record;
  const shownForm = (formId: string) => ({
    ...formForGrade(reader.form(formOf(desk, formId)), grade, reader.language)
  });
  const mine = open.filter(({ roles }) => standingFor(visible.standings, roles) !== undefined);
  return Promise.all(
    mine.map(async (action) => ({
      action: action.action,
      label: await labelOf(desk, caseKey, instances, action),
      form: action.formId === null ? null : shownForm(action.formId)
    }))
  );
}

const changing = {
  zh: '新版計畫已送核；核定前，執行中的計畫依原核定版本辦理。',
  en: 'A new version of the plan is submitted; until it is approved, the running plan goes on as it was approved.'
};

const superseded = {
  zh: '計畫已有較新的核定版本，但辦理中的步驟不在其中；執行中的計畫依原核定版本辦理至結束。',
  en: 'A newer version of the plan is approved, but it lacks steps that are under way; the running plan finishes under its own version.'
};

/** A plan that runs under an older version says so until it ends (domain A.1). */
async function noticesOf(
  desk: Desk,
  caseKey: string,
  running: CaseInstance | undefined
): Promise<Room['notices']> {
  const newest = await desk.store.plans.bundle(caseKey);
  if (!running || !isRunning(running) || !newest) return [];
  if (newest.state === 'submitted' || newest.state === 'approved') return [changing];
  const isOld = (await diagramOf(desk, { caseKey, ...running })) !== planXml(newest);
  return newest.state === 'deployed' && isOld ? [superseded] : [];
}

async function subjectOf(desk: Desk, caseKey: string): Promise<string | null> {
  const draft = await desk.store.plans.draft(caseKey);
  const { subject } = draft?.particulars ?? {};
  return typeof subject === 'string' ? subject : null;
}

/** Everything that a member sees on a plan's page; opening it is recorded. */
export async function caseRoom(desk: Desk, person: Person, visible: VisibleCase): Promise<Room> {
  const { record } = visible;
  const { caseKey } = record;
  const reader = readerOf(person);
  const members = await desk.store.cases.participations(caseKey);
  const names = await knownNames(desk.store, person, caseKey, visible.standings);
  const instances = await instancesOf(desk.camunda, caseKey);
  const plan = instanceOf(instances, [planProcessId(caseKey)]);
  const { diagram, tokens } = await shown(desk, reader, caseKey, plan);
  const tasks = await desk.store.tasks.ofCase(caseKey);
  return {
    case: caseView(record),
    subject: await subjectOf(desk, caseKey),
    members: await membersView(desk.store, record, members, names),
    diagram: reader.diagram(diagram),
    tokens,
    measures: diagram === null ? [] : await measuresOf(diagram, tokens, tasks, reader),
    tasks: await tasksOfCase(desk, person, caseKey),
    openTasks: await openTasksOf(desk, person, visible, tasks),
    documents: await documentsView(desk.store, caseKey, names),
    ...(await custodyView(desk.store, caseKey, names, reader)),
    history: await historyOf(desk.store, caseKey, names),
    notices: await noticesOf(desk, caseKey, plan),
    actions: await actionsView(desk, reader, visible, instances)
  };
}
