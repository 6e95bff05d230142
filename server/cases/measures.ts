import { describeDue, describeDueInEnglish } from '../../plan-model/describe-due.ts';
import { measuresOf as measuresIn, type Named, type PlanModel } from '../../plan-model/plan.ts';
import type { Task } from '../../persistence/contract/index.ts';
import { readPlanOnce } from '../models/read-plan-once.ts';
import type { Answer } from '../http/call.ts';
import { translateName } from '../language/dictionary.ts';
import type { Reader } from '../language/reader.ts';
import type { Token } from './tokens.ts';

type Measure = Answer<'caseRoom'>['measures'][number];

const states: Readonly<Record<Token['state'], Measure['state']>> = {
  active: 'active',
  incident: 'active',
  completed: 'done',
  terminated: 'cancelled'
};

const titleOf = (named: readonly Named[], id: string | null): string | null =>
  id === null ? null : (named.find((each) => each.id === id)?.title ?? id);

const inEnglish = (dates: readonly Named[]): Named[] =>
  dates.map((date) => ({ ...date, title: translateName(date.title) }));

const dueInWords = (plan: PlanModel, due: string | null): Measure['due'] =>
  due === null
    ? null
    : { zh: describeDue(due, plan.dates), en: describeDueInEnglish(due, inEnglish(plan.dates)) };

/** The plan's measures in the order of its diagram, each with how far it has come and when its newest task is due. */
export async function measuresOf(
  xml: string,
  tokens: readonly Token[],
  tasks: readonly Task[],
  reader: Reader
): Promise<Measure[]> {
  const plan = await readPlanOnce(xml);
  const dueAt = new Map(tasks.map((task) => [task.elementId, task.dueAt]));
  const reached = new Map(tokens.map(({ elementId, state }) => [elementId, states[state]]));
  return measuresIn(plan).map((step) => ({
    elementId: step.elementId,
    phase: reader.nameOrNull(titleOf(plan.phases, step.phase)),
    riskPoint: reader.nameOrNull(titleOf(plan.riskPoints, step.riskPoint)),
    measure: reader.name(step.measure ?? step.name),
    role: step.roles[0] ?? null,
    due: dueInWords(plan, step.due),
    dueAt: dueAt.get(step.elementId) ?? null,
    evidence: reader.nameOrNull(step.evidence),
    state: reached.get(step.elementId) ?? 'waiting'
  }));
}
