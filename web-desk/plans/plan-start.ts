import type { FormValues, Template } from '../api/contract-types.ts';
import { answersIn } from '../forms/with-draft.ts';
import type { MemberChoice } from './members.ts';

/** Name of the draft that the page of a new plan keeps. */
export const newPlanDraft = 'new-plan';

/** What is filled in of a new plan. */
export interface PlanStart {
  readonly templateId: string | null;
  /** Null until the reader has changed what is suggested. */
  readonly members: readonly MemberChoice[] | null;
  /** Start forms by template: trying another loses nothing. */
  readonly starts: Readonly<Record<string, FormValues>>;
}

export const emptyStart: PlanStart = { templateId: null, members: null, starts: {} };

/** A draft as it was kept. */
export const planStartOf = (draft: FormValues | null): PlanStart | null =>
  draft && { ...emptyStart, ...(draft as Partial<PlanStart>) };

/** With the answers to the template's start form. */
export const withStart = (
  start: PlanStart,
  { templateId, startForm }: Pick<Template, 'templateId' | 'startForm'>,
  values: FormValues
): PlanStart => ({
  ...start,
  templateId,
  starts: { ...start.starts, [templateId]: answersIn(startForm, values) }
});
