import Handlebars from 'handlebars';
import { isGrade, grades } from '../domain/grades.ts';
import { rocDate } from '../domain/roc-date.ts';
import { taipeiInstant } from '../domain/taipei-time.ts';

export type Template = (data: unknown) => string;

// An instance of our own: nothing that another module registers can reach it.
const handlebars = Handlebars.create();

const isoDate = /^\d{4}-\d{2}-\d{2}/;

/** An ISO date in ROC years; what is no date is shown as it was written. */
const datePrinted = (value: unknown): string =>
  isoDate.test(String(value)) ? rocDate(String(value)) : String(value ?? '');

/** The same with hour and minute in Taipei, where an instant has them. */
function momentPrinted(value: unknown): string {
  const epochMs = String(value).includes('T') ? Date.parse(String(value)) : Number.NaN;
  return Number.isNaN(epochMs)
    ? datePrinted(value)
    : `${datePrinted(value)} ${taipeiInstant(epochMs).slice(11, 16)}`;
}

handlebars.registerHelper({
  rocDate: datePrinted,
  rocMoment: momentPrinted,
  grade: (value: unknown) =>
    isGrade(String(value)) ? grades[value as keyof typeof grades].zh : String(value ?? ''),
  joined: (list: unknown) => (Array.isArray(list) ? list.join('、') : ''),
  ordinal: (index: unknown) => Number(index) + 1,
  /** Line ends and runs of blanks as OpenDocument 1.3 part 3 §6.1 writes them. */
  odfText: (value: unknown) =>
    new Handlebars.SafeString(
      Handlebars.escapeExpression(String(value ?? ''))
        .replace(/ {2,}/g, (blanks) => ` <text:s text:c="${blanks.length - 1}"/>`)
        .replace(/\n/g, '<text:line-break/>')
    )
});

/**
 * Compiles the source of a shipped template. Only a string is a source: an object would be taken for a parsed template and
 * compiled to code as it stands, so anything else is refused with a TypeError.
 */
export function compileTemplate(source: unknown): Template {
  if (typeof source !== 'string')
    throw new TypeError('A template is the text of a shipped file, never data.');
  return handlebars.compile(source, {
    strict: true,
    knownHelpersOnly: true,
    knownHelpers: { rocDate: true, rocMoment: true, grade: true, joined: true, ordinal: true, odfText: true }
  });
}
