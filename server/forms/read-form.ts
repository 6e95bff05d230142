import { parseExpression } from 'feelin';
import { withComparedFilters } from './compared-filters.ts';
import type { FormSchema } from './form-schema.ts';

/**
 * A form out of its text, or as the engine has parsed it. Its FEEL is written so that the server and the viewer in the browser, which both
 * read it with feelin, filter a list by a condition item by item, as the engine does.
 */
export function readForm(given: unknown): FormSchema {
  return JSON.parse(typeof given === 'string' ? given : JSON.stringify(given), comparing) as FormSchema;
}

/** A rule (`refuse`) is FEEL with or without the `=` that other expressions begin with. */
function comparing(name: string, value: unknown): unknown {
  if (typeof value !== 'string' || !value.includes('[')) return value;
  if (value.startsWith('=')) return `=${compared(value.slice(1))}`;
  return name === 'refuse' ? compared(value) : value;
}

const compared = (expression: string): string =>
  withComparedFilters(parseExpression(expression, {}, undefined), expression);
