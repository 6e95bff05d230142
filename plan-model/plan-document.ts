import type { Grade } from '../domain/grades.ts';
import { rocDate } from '../domain/roc-date.ts';
import { roles } from '../domain/roles.ts';
import { describeDue } from './describe-due.ts';
import { measuresOf } from './plan.ts';
import type { Named, PlanModel, Step } from './plan.ts';

/** One line of the plan's main table: risk → measure → who → by when → evidence. */
export interface MeasureRow {
  readonly elementId: string;
  readonly phase: string;
  readonly riskPoint: string;
  /** What the risk is in this case; empty when nothing was written. */
  readonly particulars: string;
  readonly measure: string;
  readonly role: string;
  readonly due: string;
  readonly evidence: string;
  /** Clause ids, separated by 、. */
  readonly clauses: string;
}

/** The plan document: the diagram's part and the sealed particulars, in Chinese, dates in ROC years. */
export interface PlanDocument {
  readonly title: string;
  /** Title of the template that it was drawn from; empty when it was drawn from none. */
  readonly template: string;
  readonly templateVersion: string;
  readonly subject: string;
  readonly ground: string;
  readonly purpose: string;
  readonly period: string;
  readonly grade: Grade;
  readonly gradingOfficer: string;
  /** Declassification condition or secrecy period. */
  readonly release: string;
  readonly organisation: string;
  readonly measures: readonly MeasureRow[];
  readonly artefacts: readonly {
    readonly title: string;
    readonly grade: Grade;
    readonly periodOrCondition: string;
  }[];
  readonly steps: readonly { readonly phase: string; readonly title: string; readonly role: string }[];
  readonly inspections: readonly string[];
  readonly contingency: string;
  readonly remarks: string;
  readonly clauses: readonly string[];
}

/** Answers of the form `plan-essentials`, by field key. */
export type Particulars = Readonly<Record<string, unknown>>;

/** Draws up the plan document from the diagram and the particulars of the case; what is not written yet is empty. */
export function planDocument(plan: PlanModel, particulars: Particulars): PlanDocument {
  const text = (key: string): string => textIn(particulars, key);
  return {
    title: plan.title,
    template: plan.template === null ? '' : plan.title,
    templateVersion: plan.templateVersion ?? '',
    subject: text('subject'),
    ground: text('ground'),
    purpose: text('purpose'),
    period: periodOf(text('periodFrom'), text('periodTo')),
    grade: gradeOf(text('grade')),
    gradingOfficer: text('gradingOfficer'),
    release: releaseOf(particulars),
    organisation: text('organisation'),
    measures: measuresOf(plan).map((step) => measureRow(plan, step, particularsByRisk(particulars))),
    artefacts: plan.artefacts.map(({ title, grade, terms }) => ({
      title,
      grade: grade ?? 'official-secret',
      periodOrCondition: terms
    })),
    steps: plan.steps.filter(isPersonsStep).map((step) => ({
      phase: titleOf(plan.phases, step.phase),
      title: step.name,
      role: roleOf(step)
    })),
    inspections: rowsIn(particulars, 'inspectionDates').map((row) => rocDate(textIn(row, 'inspectOn'))),
    contingency: text('contingency'),
    remarks: text('remarks'),
    clauses: [...new Set([...plan.scope, ...plan.steps.flatMap((step) => step.clauses)])].sort()
  };
}

function measureRow(plan: PlanModel, step: Step, byRisk: ReadonlyMap<string, string>): MeasureRow {
  return {
    elementId: step.elementId,
    phase: titleOf(plan.phases, step.phase),
    riskPoint: titleOf(plan.riskPoints, step.riskPoint),
    particulars: byRisk.get(step.riskPoint ?? '') ?? '',
    measure: step.measure ?? '',
    role: roleOf(step),
    due: step.due === null ? '' : describeDue(step.due, plan.dates),
    evidence: step.evidence ?? '',
    clauses: step.clauses.join('、')
  };
}

const isPersonsStep = (step: Step): boolean => step.type === 'UserTask';

const roleOf = (step: Step): string =>
  step.roles.map((role) => roles[role].zh).join('、') || (step.oneParticipation ? '指定之參與人' : '');

const titleOf = (named: readonly Named[], id: string | null): string =>
  named.find((each) => each.id === id)?.title ?? id ?? '';

function particularsByRisk(particulars: Particulars): ReadonlyMap<string, string> {
  return new Map(
    rowsIn(particulars, 'riskParticulars').map((row) => [
      textIn(row, 'riskPoint'),
      textIn(row, 'particulars')
    ])
  );
}

function releaseOf(particulars: Particulars): string {
  const condition = textIn(particulars, 'releaseCondition');
  const until = textIn(particulars, 'secrecyUntil');
  return condition !== '' || until === '' ? condition : `保密至${rocDate(until)}`;
}

function periodOf(from: string, to: string): string {
  if (from === '' && to === '') return '';
  return `${rocDate(from)}至${rocDate(to)}`;
}

const knownGrades: readonly Grade[] = [
  'top-secret',
  'secret',
  'confidential',
  'official-secret',
  'unclassified'
];

const gradeOf = (text: string): Grade => knownGrades.find((grade) => grade === text) ?? 'official-secret';

function textIn(row: Particulars, key: string): string {
  const value = Object.hasOwn(row, key) ? row[key] : undefined;
  return typeof value === 'string' ? value.trim() : '';
}

function rowsIn(particulars: Particulars, key: string): readonly Particulars[] {
  const value = Object.hasOwn(particulars, key) ? particulars[key] : undefined;
  return Array.isArray(value)
    ? value.filter((row): row is Particulars => typeof row === 'object' && row !== null)
    : [];
}
