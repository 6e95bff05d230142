import { boundSentence, breaksBound, dateBounds, dateName } from '../../domain/broken-dates.ts';
import type { FieldProblem } from '../../domain/refusals.ts';
import { translateFormText } from '../language/dictionary.ts';
import type { Values } from './expression.ts';
import type { FormComponent } from './form-schema.ts';

/**
 * Dates that break the bounds in their fields' properties `notBefore`, `notAfter` and `after`, each of which names `today`, `now` or
 * another field. `values` are those read; `now` in milliseconds since the epoch: without it, answers given in the past are not
 * held against the present again.
 */
export const dateProblems = (
  components: readonly FormComponent[],
  values: Values,
  now?: number
): FieldProblem[] =>
  dateBounds(components)
    .filter((bound) => breaksBound(bound, values, now))
    .map((bound) => {
      const { zh, en } = boundSentence(bound, translateFormText);
      const name = dateName(bound.field);
      return {
        path: bound.field.key ?? '',
        zh: `「${name}」${zh}。`,
        en: `“${translateFormText(name)}” ${en}.`
      };
    });
