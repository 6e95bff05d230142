import { brokenRules } from '../../domain/form-rules.ts';
import type { FieldProblem } from '../../domain/refusals.ts';
import { translateFormText } from '../language/dictionary.ts';
import { evaluated, type Values } from './expression.ts';
import type { FormComponent } from './form-schema.ts';

/** What a form's own rules (`properties.refuse`) refuse, in the form's words with the clauses that they rest on. */
export const ruleProblems = (
  components: readonly FormComponent[],
  values: Values,
  offered: Values
): FieldProblem[] =>
  brokenRules(components, values, { ...offered, ...values }, evaluated).map(({ path, text, clauses }) => ({
    path,
    zh: text,
    en: translateFormText(text),
    ...(clauses.length > 0 && { clauses })
  }));
