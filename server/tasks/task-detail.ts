import { errorCatalogue, RefusalError } from '../../domain/refusals.ts';
import { wordList } from '../../domain/word-list.ts';
import type { Person, VisibleTask } from '../../persistence/contract/index.ts';
import { knownNamesIn } from '../cases/known-names.ts';
import { documentsView } from '../cases/registers-view.ts';
import { planXmlOf } from '../cases/plan-model-of.ts';
import type { Desk } from '../desk.ts';
import type { Answer } from '../http/call.ts';
import { formForGrade } from '../forms/register-only.ts';
import { readerOf, type Reader } from '../language/reader.ts';
import { relatedCaseHint } from '../leaks/related-case.ts';
import { planDocument } from '../../plan-model/index.ts';
import { planXml } from '../../workers/plan-bundle.ts';
import type { ElementInfo, ModelInfo } from '../models/element-info.ts';
import { readPlanOnce } from '../models/read-plan-once.ts';
import { modelOf } from '../plans/approved-drawing.ts';
import { clauseText } from '../plans/clauses.ts';
import { earlierAnswers } from './earlier-answers.ts';
import { offeredValues } from './offered-values.ts';
import { isSuspended } from './suspension.ts';
import { subjectOf } from './task-subject.ts';
import { taskViews } from './task-view.ts';
import { variablesOf } from './task-variables.ts';

type Detail = Answer<'task'>;

/** Acts whose person must see the drawn plan, bound by its hash. */
const aboutPlan = new Set(['approve-plan', 'object-to-plan']);

async function planShown(
  { store }: Desk,
  task: VisibleTask,
  element: ElementInfo,
  reader: Reader
): Promise<Pick<Detail, 'diagram' | 'bundleSha256'>> {
  if (!aboutPlan.has(element.properties['shoumi:act'] ?? '')) return { diagram: null, bundleSha256: null };
  const bundle = await store.plans.bundle(task.caseKey);
  const drawing = (await planXmlOf(store, task.caseKey)) ?? null;
  return { diagram: reader.diagram(drawing), bundleSha256: bundle?.sha256 ?? null };
}

/** What a plan's diagram asks of the task, in the plan's own words. */
function measureShown({ properties }: ModelInfo, element: ElementInfo, reader: Reader): Detail['measure'] {
  const {
    'shoumi:measure': measure,
    'shoumi:riskPoint': risk,
    'shoumi:evidence': evidence
  } = element.properties;
  if (measure === undefined) return null;
  return {
    measure: reader.name(measure),
    riskPoint: reader.nameOrNull(properties[`shoumi:risk:${risk ?? ''}`] ?? null),
    evidence: reader.nameOrNull(evidence ?? null)
  };
}

/** The submitted plan in short, for whoever decides on it. */
async function planSummary(
  { store }: Desk,
  task: VisibleTask,
  element: ElementInfo
): Promise<Detail['planSummary']> {
  if (!aboutPlan.has(element.properties['shoumi:act'] ?? '')) return null;
  const bundle = await store.plans.bundle(task.caseKey);
  if (!bundle) return null;
  const particulars = await store.plans.particulars(task.caseKey, bundle.version);
  const plan = await readPlanOnce(planXml(bundle));
  const { subject, period, release, measures } = planDocument(plan, particulars);
  const members = await store.cases.participations(task.caseKey);
  return {
    subject,
    period,
    release,
    riskPoints: plan.riskPoints.length,
    measures: measures.length,
    members: members.length
  };
}

const returned = {
  zh: '請先在計畫設計頁修正並「送核」新版本，再完成此工作。',
  en: 'First mend the plan in the designer and submit the new version, then complete this task.'
};

const { zh, en } = errorCatalogue.PLAN_SUSPENDED;

async function hintOf({ store }: Desk, task: VisibleTask, element: ElementInfo): Promise<Detail['hint']> {
  if (await isSuspended(store, task, element)) return { zh, en };
  const isReturned = task.processDefinitionId === 'special-plan-approval' && task.elementId === 'RevisePlan';
  return isReturned ? returned : relatedCaseHint(store, task);
}

/** One task with its form as deployed, what fills it, and what the person must see to decide. */
export async function taskDetail(desk: Desk, person: Person, task: VisibleTask): Promise<Detail> {
  if (task.state !== 'open') throw new RefusalError({ code: 'TASK_GONE' });
  const model = await modelOf(desk, task);
  const element = model.elements.get(task.elementId);
  if (!element) throw new Error(`model has no element ${task.elementId}`);
  const reader = readerOf(person);
  const form = await desk.models.form(task);
  const variables = await variablesOf(desk.camunda, task.userTaskKey);
  const names = await knownNamesIn(desk.store, person, task.caseKey);
  const [view] = await taskViews(desk, person, [task]);
  if (!view) throw new RefusalError({ code: 'TASK_GONE' });
  return {
    ...view,
    form: form ? { ...formForGrade(reader.form(form), task.caseGrade, reader.language) } : null,
    values: form ? { ...(await offeredValues(desk, task, form, variables, { reader, names })) } : {},
    proof: element.properties['shoumi:proof'] === 'fresh' ? 'fresh' : 'none',
    clauses: wordList(element.properties['shoumi:clauses']).map((id) => ({
      id,
      text: clauseText(id, reader.language)
    })),
    documents: await documentsView(
      desk.store,
      task.caseKey,
      names,
      wordList(element.properties['shoumi:documents'])
    ),
    ...(await planShown(desk, task, element, reader)),
    hint: await hintOf(desk, task, element),
    measure: measureShown(model, element, reader),
    earlier: await earlierAnswers(
      desk,
      task,
      model,
      { shows: wordList(element.properties['shoumi:shows']), subject: subjectOf(variables) },
      reader,
      names
    ),
    planSummary: await planSummary(desk, task, element)
  };
}
