import type { Form } from '@bpmn-io/form-js-viewer';

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

/** One error of one field, ready to be shown and jumped to. */
export interface FieldError {
  readonly fieldId: string;
  readonly label: string;
  readonly message: string;
}

const flatten = (errors: unknown): string[] => {
  if (typeof errors === 'string') return [errors];
  return typeof errors === 'object' && errors !== null ? Object.values(errors).flatMap(flatten) : [];
};

const labelOf = (field: FieldDefinition | undefined): string | undefined =>
  field?.label ?? field?.dateLabel ?? field?.timeLabel;

export const fieldLabel = (form: Form, fieldId: string): string =>
  labelOf(fieldsOf(form).find(({ id }) => id === fieldId)) ?? fieldId;

/** The errors that form-js found, with the fields' labels; repeated rows' errors are listed under their field. */
export function describeErrors(form: Form, errors: Readonly<Record<string, unknown>>): FieldError[] {
  return Object.entries(errors).flatMap(([fieldId, found]) =>
    flatten(found).map((message) => ({
      fieldId,
      label: fieldLabel(form, fieldId),
      message
    }))
  );
}

/**
 * Shows the server's refusals at the fields they speak of (`path` = field key, rows as `list.0.key`).
 * Answers those that could be placed, by field id.
 */
export function showServerErrors(
  form: Form,
  refused: readonly { path: string; message: string }[]
): Record<string, string[]> {
  const placed: Record<string, string[]> = {};
  for (const { path, message } of refused) {
    const keys = path.split(/[./]/);
    const field =
      fieldsOf(form).find(({ key, path: list }) => (key ?? list) === path) ??
      fieldsOf(form).find(({ key }) => key && keys.includes(key));
    if (field) placed[field.id] = [...(placed[field.id] ?? []), message];
  }
  (form as unknown as { _setState(state: unknown): void })._setState({ errors: placed });
  return placed;
}

/** Puts the focus into the field. */
export function focusField(container: HTMLElement, fieldId: string): void {
  const target = container.querySelector<HTMLElement>(
    ['input', 'textarea', 'select', 'button'].map((tag) => `${tag}[id*="-${CSS.escape(fieldId)}"]`).join()
  );
  target?.focus();
  target?.scrollIntoView({ block: 'center' });
}
