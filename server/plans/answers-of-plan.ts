import { isGrade } from '../../domain/grades.ts';
import { checkRelease } from '../../domain/release.ts';
import { RefusalError, refusedAtField } from '../../domain/refusals.ts';
import { readPlanOnce } from '../models/read-plan-once.ts';
import { choicesOf } from '../cases/plan-model-of.ts';
import type { Values } from '../forms/expression.ts';
import type { FormSchema } from '../forms/form-schema.ts';
import { readAnswers } from '../forms/read-answers.ts';
import { isStateSecret } from '../forms/state-secret.ts';
import type { Shipped } from '../models/shipped.ts';

/** The form of a plan's essentials, the same for every template. */
export function essentialsForm({ forms }: Shipped): FormSchema {
  const form = forms.get('plan-essentials')?.schema;
  if (!form) throw new Error('the form plan-essentials is missing');
  return form;
}

/** Lists that the essentials' form chooses from; `say` tells how titles read to the person. */
export async function essentialsLists(xml: string, say?: (title: string) => string): Promise<Values> {
  const plan = await readPlanOnce(xml).catch(() => undefined);
  return { riskPoints: choicesOf(plan?.riskPoints, say), artefacts: choicesOf(plan?.artefacts, say) };
}

const keysOf = (form: FormSchema): ReadonlySet<string> =>
  new Set((form.components ?? []).flatMap(({ key, path }) => key ?? path ?? []));

/** Leaves out what a page may send back untouched: the lists, and the answers that the case was opened with. */
function ownFields(form: FormSchema, values: Values, echoed: Values): Values {
  const keys = keysOf(form);
  const isEcho = (name: string) => !keys.has(name) && Object.hasOwn(echoed, name);
  return Object.fromEntries(Object.entries(values).filter(([name]) => !isEcho(name)));
}

/** Content of State secrets is never taken, not even in a draft (施行細則 §28). */
function refuseStateSecret({ grade }: Values): void {
  if (isStateSecret(grade)) throw new RefusalError({ code: 'STATE_SECRET_CONTENT' });
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** Whatever is graded says until when or on what condition, in a draft too (PERIOD_OR_CONDITION_REQUIRED; tc-oth.6). */
function requireTerms({ grade, secrecyUntil, releaseCondition }: Values): void {
  if (typeof grade !== 'string' || !isGrade(grade)) return;
  const refusal = checkRelease({ grade, until: textOf(secrecyUntil), condition: textOf(releaseCondition) });
  if (refusal) throw refusedAtField(refusal, 'releaseBy', ['tc-oth.6']);
}

/** Essentials of a draft: unknown fields are refused, gaps are not. `before` is what the draft holds already. */
export async function draftEssentials(
  shipped: Shipped,
  xml: string,
  values: Values,
  before: Values
): Promise<Values> {
  const lists = await essentialsLists(xml);
  const given = ownFields(essentialsForm(shipped), values, { ...before, ...lists });
  refuseStateSecret(given);
  requireTerms(given);
  const read = readAnswers(essentialsForm(shipped), given, lists);
  if ('answers' in read) return read.answers.all;
  if (read.refusal.code === 'UNKNOWN_FIELD') throw new RefusalError(read.refusal);
  return given;
}

/** Essentials as submitted: complete, with a period or a condition. */
export async function completeEssentials(shipped: Shipped, xml: string, values: Values): Promise<Values> {
  const form = essentialsForm(shipped);
  const given = ownFields(form, values, values);
  refuseStateSecret(given);
  requireTerms(given);
  const read = readAnswers(form, given, await essentialsLists(xml));
  if ('refusal' in read) throw new RefusalError(read.refusal);
  return read.answers.all;
}
