import type { Form } from '@bpmn-io/form-js-viewer';
import { brokenRules, type BrokenRule, type RuledComponent } from '../../domain/form-rules.ts';
import type { FormSchema, FormValues } from '../api/contract-types.ts';
import type { Language } from '../i18n/language.tsx';
import { brokenDates, dateSentences } from './date-rules.ts';

type Errors = Readonly<Record<string, unknown>>;

interface Inside {
  _getState(): { readonly data: FormValues; readonly errors: Errors };
  _getSubmitData(): FormValues;
  _setState(state: { readonly errors: Errors }): void;
}

interface ExpressionLanguage {
  evaluate(expression: string, data: FormValues): unknown;
}

const inside = (form: Form): Inside => form as unknown as Inside;

const componentsOf = (schema: FormSchema): readonly RuledComponent[] =>
  (schema.components as readonly RuledComponent[] | undefined) ?? [];

/** What the form's own rules and the bounds of its dates refuse of what is filled in now. */
export function brokenNow(form: Form, schema: FormSchema, said: Language): readonly BrokenRule[] {
  const { data } = inside(form)._getState();
  const filled = inside(form)._getSubmitData();
  const language = form.get<ExpressionLanguage>('expressionLanguage');
  const components = componentsOf(schema);
  const rules = brokenRules(components, filled, { ...data, ...filled }, (expression, context) =>
    language.evaluate(expression, { ...context })
  );
  return [...brokenDates(components, filled, Date.now(), said), ...rules];
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** What stands at a path such as `list[0].key`. */
const valueAt = (values: FormValues, path: string): unknown =>
  path
    .split(/[.[\]]+/)
    .filter(Boolean)
    .reduce<unknown>((value, name) => (value as Record<string, unknown> | undefined)?.[name], values);

/** Those that refuse what the form is filled with: before anybody typed, an empty field has done nothing wrong yet. */
export const ofWhatIsGiven = (broken: readonly BrokenRule[], values: FormValues): readonly BrokenRule[] =>
  broken.filter(({ path }) => !isEmpty(valueAt(values, path)));

/** Every sentence that the form's rules may say. */
const sentencesOf = (components: readonly RuledComponent[]): string[] =>
  components.flatMap(({ properties, components: inner = [] }) => [
    ...(properties?.refuseText === undefined ? [] : [properties.refuseText]),
    ...sentencesOf(inner)
  ]);

const isSentences = (errors: object): errors is readonly string[] =>
  Array.isArray(errors) && errors.every((each) => typeof each === 'string');

/** Errors as the viewer keeps them: sentences by field id, within lists by row. */
function without(errors: unknown, sentences: ReadonlySet<string>): unknown {
  if (typeof errors !== 'object' || errors === null) return undefined;
  if (isSentences(errors)) {
    const left = errors.filter((each) => !sentences.has(each));
    return left.length > 0 ? left : undefined;
  }
  const left = Object.entries(errors).flatMap(([name, value]) => {
    const rest = without(value, sentences);
    return rest === undefined ? [] : [[name, rest] as const];
  });
  return left.length > 0 ? Object.fromEntries(left) : undefined;
}

function withSentence(errors: unknown, [index, ...deeper]: readonly number[], sentence: string): unknown {
  if (index === undefined) return [...(Array.isArray(errors) ? (errors as unknown[]) : []), sentence];
  const rows = (errors ?? {}) as Readonly<Record<number, unknown>>;
  return { ...rows, [index]: withSentence(rows[index], deeper, sentence) };
}

/** The viewer's errors with exactly the broken rules among them. */
export function withRules(
  errors: Errors,
  schema: FormSchema,
  broken: readonly BrokenRule[],
  said: Language
): Errors {
  const components = componentsOf(schema);
  const sentences = new Set([...sentencesOf(components), ...dateSentences(components, said)]);
  const others = (without(errors, sentences) ?? {}) as Record<string, unknown>;
  return broken.reduce(
    (all, { componentId = '', indexes, text }) => ({
      ...all,
      [componentId]: withSentence(all[componentId], indexes, text)
    }),
    others
  );
}

/** Shows broken rules under their fields; does nothing when they stand there. */
export function showRules(
  form: Form,
  schema: FormSchema,
  broken: readonly BrokenRule[],
  said: Language
): void {
  const { errors } = inside(form)._getState();
  const wanted = withRules(errors, schema, broken, said);
  if (JSON.stringify(wanted) !== JSON.stringify(errors)) inside(form)._setState({ errors: wanted });
}
