/** The part of a form-js schema (Camunda Forms) that the server works with. */
export interface FormSchema {
  readonly id?: string;
  readonly components?: readonly FormComponent[];
  readonly [other: string]: unknown;
}

export interface FieldRules {
  readonly required?: boolean | string;
  readonly min?: number | string;
  readonly max?: number | string;
  readonly minLength?: number | string;
  readonly maxLength?: number | string;
  readonly pattern?: string;
  readonly validationType?: string;
}

export interface FormOption {
  readonly label?: string;
  readonly value: unknown;
}

export interface FormComponent {
  readonly id?: string;
  readonly type: string;
  readonly key?: string;
  readonly path?: string;
  readonly label?: string;
  readonly description?: string;
  readonly defaultValue?: unknown;
  /** Labels of a date and time field. */
  readonly dateLabel?: string;
  readonly timeLabel?: string;
  readonly components?: readonly FormComponent[];
  readonly validate?: FieldRules;
  readonly values?: readonly FormOption[];
  readonly valuesKey?: string;
  readonly valuesExpression?: string;
  readonly conditional?: { readonly hide?: string };
  readonly disabled?: boolean;
  readonly readonly?: boolean | string;
  readonly subtype?: 'date' | 'time' | 'datetime';
  readonly decimalDigits?: number;
  readonly serializeToString?: boolean;
  readonly expression?: string;
  readonly properties?: Readonly<Record<string, string>>;
}

const keyed = new Set([
  'textfield',
  'textarea',
  'number',
  'checkbox',
  'checklist',
  'radio',
  'select',
  'taglist',
  'datetime',
  'expression'
]);

/** Whether the component holds a value of its own. */
export const isField = (component: FormComponent): boolean =>
  keyed.has(component.type) && component.key !== undefined;

/** Whether the answer goes to the engine; absent means sealed. */
export const isRouting = (component: FormComponent): boolean => component.properties?.secrecy === 'routing';
