import type { FormSchema } from '../forms/form-schema.ts';
import { translateName, type Dictionary } from './dictionary.ts';

/** Members of a form-js schema that people read; all others are keys, values, rules or layout. */
export const readMembers: ReadonlySet<string> = new Set([
  'label',
  'description',
  'text',
  'dateLabel',
  'timeLabel',
  'patternErrorMessage',
  'refuseText',
  'prefixAdorner',
  'suffixAdorner'
]);

/** Of the properties only what a rule says is read. */
function ruleInEnglish(properties: unknown, dictionary: Dictionary): unknown {
  const { refuseText } = (properties ?? {}) as { readonly refuseText?: unknown };
  if (typeof refuseText !== 'string') return properties;
  return { ...(properties as object), refuseText: translateName(refuseText, dictionary) };
}

function translated(node: unknown, dictionary: Dictionary): unknown {
  if (Array.isArray(node)) return node.map((each) => translated(each, dictionary));
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([name, value]) => {
      if (name === 'properties') return [name, ruleInEnglish(value, dictionary)];
      if (typeof value !== 'string') return [name, translated(value, dictionary)];
      return [name, readMembers.has(name) ? translateName(value, dictionary) : value];
    })
  );
}

/** A copy of the form whose texts are in English; keys, values, rules and expressions are those of the original. */
export const translateForm = (form: FormSchema, dictionary: Dictionary): FormSchema =>
  translated(form, dictionary) as FormSchema;
