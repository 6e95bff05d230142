import type { Form } from '@bpmn-io/form-js-viewer';
import type { RuleNote } from './rule-notes.tsx';

interface FieldDefinition {
  readonly id: string;
  readonly key?: string;
  readonly path?: string;
  readonly label?: string;
  /** Fields of date and time carry these instead of a label. */
  readonly dateLabel?: string;
  readonly timeLabel?: string;
}

interface FieldRegistry {
  getAll(): FieldDefinition[];
}

const fieldsOf = (form: Form): FieldDefinition[] => form.get<FieldRegistry>('formFieldRegistry').getAll();

const flatten = (errors: unknown): string[] => {
  if (typeof errors === 'string') return [errors];
  return typeof errors === 'object' && errors !== null ? Object.values(errors).flatMap(flatten) : [];
};

const labelOf = (field: FieldDefinition | undefined): string | undefined =>
  field?.label ?? field?.dateLabel ?? field?.timeLabel;

export const fieldLabel = (form: Form, fieldId: string): string =>
  labelOf(fieldsOf(form).find(({ id }) => id === fieldId)) ?? fieldId;

/** Each sentence once for its field, in whatever rows of a list it stands. */
export const eachOnce = (notes: readonly RuleNote[]): RuleNote[] =>
  notes.filter(
    ({ fieldId, text }, index) =>
      notes.findIndex((other) => other.fieldId === fieldId && other.text === text) === index
  );

/** The errors that form-js found, with the fields' labels; repeated rows' errors are listed under their field. */
export function describeErrors(form: Form, errors: Readonly<Record<string, unknown>>): RuleNote[] {
  return eachOnce(
    Object.entries(errors).flatMap(([fieldId, found]) =>
      flatten(found).map((text) => ({ fieldId, label: fieldLabel(form, fieldId), text, clauses: [] }))
    )
  );
}

/**
 * Shows the server's refusals at the fields they speak of (`path` = field key, rows as `list.0.key`).
 * Answers those that could be placed, by field id, and those that speak of no field.
 */
export function showServerErrors(
  form: Form,
  refused: readonly { path: string; message: string }[]
): { readonly placed: Record<string, string[]>; readonly left: readonly string[] } {
  const placed: Record<string, string[]> = {};
  const left: string[] = [];
  for (const { path, message } of refused) {
    const keys = path.split(/[./]/);
    const field =
      fieldsOf(form).find(({ key, path: list }) => (key ?? list) === path) ??
      fieldsOf(form).find(({ key }) => key && keys.includes(key));
    if (field) placed[field.id] = [...(placed[field.id] ?? []), message];
    else left.push(path);
  }
  (form as unknown as { _setState(state: unknown): void })._setState({ errors: placed });
  return { placed, left };
}

/** Puts the focus into the field. */
export function focusField(container: HTMLElement, fieldId: string): void {
  const target = container.querySelector<HTMLElement>(
    ['input', 'textarea', 'select', 'button'].map((tag) => `${tag}[id*="-${CSS.escape(fieldId)}"]`).join()
  );
  target?.focus();
  target?.scrollIntoView({ block: 'center' });
}
