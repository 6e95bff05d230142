import { isGrade, mayHoldContent } from '../../domain/grades.ts';
import { RefusalError } from '../../domain/refusals.ts';
import type { Values } from './expression.ts';
import type { FormComponent, FormSchema } from './form-schema.ts';

/** Whether the grade is one of the State secrets, of which the product keeps the register only. */
export const isStateSecret = (grade: unknown): boolean =>
  typeof grade === 'string' && isGrade(grade) && !mayHoldContent(grade);

const isFilled = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);

/** Fields that may not be filled for a State secret (`stateSecret` = `refused`). */
const contentKeys = (components: readonly FormComponent[]): string[] =>
  components.flatMap(({ key, properties, components: nested = [] }) => [
    ...(key !== undefined && properties?.stateSecret === 'refused' ? [key] : []),
    ...contentKeys(nested)
  ]);

/**
 * Refuses content of a State secret before anything is written (STATE_SECRET_CONTENT, 施行細則 §28): it is handed over on paper.
 * `values` are as they were sent, hidden fields included.
 */
export function refuseStateSecretContent(form: FormSchema, grade: unknown, values: Values): void {
  if (!isStateSecret(grade)) return;
  if (contentKeys(form.components ?? []).some((key) => isFilled(values[key])))
    throw new RefusalError({ code: 'STATE_SECRET_CONTENT' });
}
