import { boundSentence, brokenDates, dateName } from '../../domain/broken-dates.ts';
import type { FieldProblem } from '../../domain/refusals.ts';
import { translateFormText } from '../language/dictionary.ts';
import type { Values } from './expression.ts';
import type { FormComponent } from './form-schema.ts';

/**
 * Dates that break the bounds in their fields' properties `notBefore`, `notAfter` and `after`, each of which names `today`, `now` or
 * another field, within the rows of lists too. `values` are those read; `now` in milliseconds since the epoch: without it, answers given in the past are not
 * held against the present again.
 */
export const dateProblems = (
  components: readonly FormComponent[],
  values: Values,
  now?: number
): FieldProblem[] =>
  brokenDates(components, values, now).map(({ bound, path }) => {
    const { zh, en } = boundSentence(bound, translateFormText);
    const name = dateName(bound.field);
    return {
      path,
      zh: `「${name}」${zh}。`,
      en: `“${translateFormText(name)}” ${en}.`
    };
  });
