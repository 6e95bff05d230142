import { evaluated, isFixed, isHidden, type Values } from '../../server/forms/expression.ts';
import type { FormComponent, FormSchema } from '../../server/forms/form-schema.ts';

/** The day and hour that dates are filled with, e.g. `2026-11-02T09:00:00+08:00`. */
type Now = Date;

const taipei = (now: Now): string => new Date(now.getTime() + 8 * 3_600_000).toISOString();

const moment = (field: FormComponent, now: Now): string => {
  const text = taipei(now);
  if (field.subtype === 'time') return `${text.slice(11, 16)}+08:00`;
  return field.subtype === 'datetime' ? `${text.slice(0, 16)}+08:00` : text.slice(0, 10);
};

function firstChoice(field: FormComponent, context: Values): unknown {
  const listed = field.valuesExpression
    ? evaluated(field.valuesExpression, context)
    : (field.values ?? context[field.valuesKey ?? '']);
  const [first] = Array.isArray(listed) ? (listed as unknown[]) : [];
  return typeof first === 'object' && first !== null ? (first as { value?: unknown }).value : first;
}

/** A plain answer to a field that must have one. */
function plain(field: FormComponent, context: Values, now: Now): unknown {
  switch (field.type) {
    case 'number':
      return Number(field.validate?.min ?? 1);
    case 'checkbox':
      return true;
    case 'radio':
    case 'select':
      return firstChoice(field, context) ?? null;
    case 'checklist':
    case 'taglist':
      return [firstChoice(field, context)];
    case 'datetime':
      return moment(field, now);
    default:
      return `${field.label ?? field.key}：已依規定辦理並記載於卷`;
  }
}

const empty = (field: FormComponent): unknown => {
  if (field.type === 'checkbox') return false;
  return field.type === 'checklist' || field.type === 'taglist' ? [] : null;
};

/**
 * Fills a form as a person would: the answers given, what the desk offered, and a plain answer wherever one is required. Fields
 * that the answers so far hide stay out.
 */
export function fillForm(
  form: FormSchema,
  offered: Values,
  answers: Values,
  now: Now
): Record<string, unknown> {
  const filled: Record<string, unknown> = {};
  const fill = (components: readonly FormComponent[]) => {
    for (const field of components) {
      const context = { ...offered, ...answers, ...filled };
      if (isHidden(field, context) || isFixed(field, context)) continue;
      const name = field.key ?? field.path;
      if (field.type === 'group' && !field.path) fill(field.components ?? []);
      else if (field.type === 'dynamiclist' && name) filled[name] = answers[name] ?? [];
      else if (field.key && field.type !== 'expression') {
        const known = answers[field.key] ?? (Object.hasOwn(answers, field.key) ? null : offered[field.key]);
        const required = evaluated(field.validate?.required ?? false, context) === true;
        filled[field.key] = known ?? (required ? plain(field, context, now) : empty(field));
      } else if (field.type !== 'expression' && field.type !== 'dynamiclist') fill(field.components ?? []);
    }
  };
  fill(form.components ?? []);
  return filled;
}
