import {
  boundSentence,
  brokenDates as datesBroken,
  dateBounds,
  type DatedComponent
} from '../../domain/broken-dates.ts';
import type { BrokenRule } from '../../domain/form-rules.ts';
import type { FormValues } from '../api/contract-types.ts';
import type { Language } from '../i18n/language.tsx';

/** As a sentence of its own; the form's names are in the reader's language already. */
function sentence(bound: Parameters<typeof boundSentence>[0], language: Language): string {
  const { zh, en } = boundSentence(bound, (name) => name);
  return language === 'zh' ? `${zh}。` : `${en.charAt(0).toUpperCase()}${en.slice(1)}.`;
}

/** Everything that the form's dates may be told. */
export const dateSentences = (components: readonly DatedComponent[], language: Language): string[] =>
  dateBounds(components).map((bound) => sentence(bound, language));

/** Dates that break the bounds of their form (properties `notBefore`, `notAfter`, `after`), as the server would refuse them. */
export const brokenDates = (
  components: readonly DatedComponent[],
  values: FormValues,
  now: number,
  language: Language
): BrokenRule[] =>
  datesBroken(components, values, now).map(({ bound, path, indexes }) => ({
    path,
    componentId: bound.field.id,
    indexes,
    text: sentence(bound, language),
    clauses: []
  }));
