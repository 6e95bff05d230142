import type { Grade } from '../../domain/grades.ts';
import { RefusalError, type FieldProblem } from '../../domain/refusals.ts';
import type { Language } from '../language/reader.ts';
import { translateFormText } from '../language/dictionary.ts';
import type { Values } from './expression.ts';
import type { FormComponent, FormSchema } from './form-schema.ts';
import { isStateSecret } from './state-secret.ts';

/** Number under which something lies in the offline file: a code with a digit, too short and too plain to be content. */
const reference = '^(?=.*[0-9])[A-Za-z0-9][A-Za-z0-9/._-]{0,63}$';
const isReference = (text: string): boolean => new RegExp(reference).test(text);

const said = {
  zh: '國家機密不得存放內容：請寫在離線卷宗，此欄僅填其編號（英文、數字與 - / . _）。',
  en: 'The content of a State secret is not kept here: write it in the offline file and enter only its number (letters, digits and - / . _).'
} as const;

const isText = ({ type }: FormComponent): boolean => type === 'textfield' || type === 'textarea';

function shaped(component: FormComponent, language: Language): FormComponent {
  const inner = component.components && {
    components: component.components.map((each) => shaped(each, language))
  };
  if (!isText(component)) return { ...component, ...inner };
  const { defaultValue: _default, ...rest } = component;
  const { required, pattern = reference } = component.validate ?? {};
  const validate = {
    ...(required !== undefined && { required }),
    maxLength: 64,
    pattern,
    patternErrorMessage: said[language]
  };
  return { ...rest, type: 'textfield', description: said[language], validate };
}

/**
 * The form as it is shown in a case of this grade, and as it is read: of a State secret only the register is kept (施行細則 §28), so its text fields take
 * the number of an entry in the offline file; choices, dates and numbers stay as they are.
 */
export function formForGrade(form: FormSchema, grade: Grade, language: Language): FormSchema {
  const shape = isStateSecret(grade) ? (each: FormComponent) => shaped(each, language) : withoutStateSecrets;
  return { ...form, components: (form.components ?? []).map(shape) };
}

/** What is graded within a case (property `grades`: `case`) is no State secret where the case is none: it would be kept with its content. */
const withoutStateSecrets = (component: FormComponent): FormComponent =>
  component.properties?.grades === 'case'
    ? { ...component, values: component.values?.filter(({ value }) => !isStateSecret(value)) }
    : component;

const textFields = (components: readonly FormComponent[]): FormComponent[] =>
  components.flatMap((each) => [...(isText(each) ? [each] : []), ...textFields(each.components ?? [])]);

/** Texts as they were sent, by key, at whatever depth: hidden and read-only fields included. */
const textsIn = (node: unknown, path = ''): { key: string; path: string; text: string }[] => {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => {
    const at = Array.isArray(node) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`;
    return typeof value === 'string' ? [{ key, path: at, text: value }] : textsIn(value, at);
  });
};

/** Refuses free text in a case of a State secret before anything is written: STATE_SECRET_CONTENT, a problem per field. */
export function refuseFreeText(form: FormSchema, grade: Grade, values: Values): void {
  if (!isStateSecret(grade)) return;
  const fields = new Map(textFields(form.components ?? []).map((field) => [field.key, field]));
  const problems = textsIn(values).flatMap(({ key, path, text }): FieldProblem[] => {
    const field = fields.get(key);
    if (!field || text === '' || isReference(text)) return [];
    const name = field.label ?? key;
    return [{ path, zh: `「${name}」${said.zh}`, en: `“${translateFormText(name)}”: ${said.en}` }];
  });
  if (problems.length > 0) throw new RefusalError({ code: 'STATE_SECRET_CONTENT', problems });
}
