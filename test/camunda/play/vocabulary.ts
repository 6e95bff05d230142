import type { JsonObject } from '../../../engine/commands.ts';
import type { Chance } from './chance.ts';

/** What the expressions of a model ask about, so that answers lead down all of its paths. */
export interface Vocabulary {
  /** Variable names with the values that the model tells apart. */
  readonly values: ReadonlyMap<string, readonly unknown[]>;
  /** Error codes that it knows. */
  readonly errors: readonly string[];
}

const name = '([A-Za-z][A-Za-z0-9]*)';
const text = (xml: string) =>
  xml
    .replace(/&#34;|&quot;/g, '"')
    .replace(/&gt;/g, '>')
    .replace(/&lt;/g, '<')
    .replace(/&amp;/g, '&');

/** Reads the vocabulary out of BPMN files. */
export function vocabularyOf(models: readonly string[]): Vocabulary {
  const values = new Map<string, Set<unknown>>();
  const add = (variable: string, ...more: unknown[]) => {
    const known = values.get(variable) ?? new Set();
    for (const value of more) known.add(value);
    values.set(variable, known);
  };
  const errors = new Set<string>();
  for (const xml of models) {
    for (const [, code] of xml.matchAll(/errorCode="([^"=][^"]*)"/g)) if (code) errors.add(code);
    for (const expression of expressions(xml)) {
      for (const [, variable = '', literal] of expression.matchAll(new RegExp(`${name} !?= "([^"]*)"`, 'g')))
        add(variable, literal, 'something else');
      for (const [, variable = '', digits] of expression.matchAll(
        new RegExp(`${name} (?:[<>]=?|=) (\\d+)`, 'g')
      ))
        add(variable, Number(digits) - 1, Number(digits), Number(digits) + 1);
      for (const [, variable = ''] of expression.matchAll(new RegExp(`${name} !?= (?:true|false)`, 'g')))
        add(variable, true, false);
      for (const [, variable = ''] of expression.matchAll(new RegExp(`^${name}$|not\\(${name}\\)`, 'g')))
        if (variable) add(variable, true, false);
    }
  }
  return {
    values: new Map([...values].map(([variable, known]) => [variable, [...known]])),
    errors: [...errors].sort()
  };
}

/** The FEEL expressions of conditions: bodies that begin with `=`. */
const expressions = (xml: string) =>
  [...xml.matchAll(/<(?:\w+:)?(?:condition|completionCondition|conditionExpression)\b[^>]*>=([^<]*)</g)].map(
    ([, body = '']) => text(body).trim()
  );

/** Values for some of the names; `percent` in a hundred of them. */
export function someValues(vocabulary: Vocabulary, chance: Chance, percent: number): JsonObject {
  const chosen = [...vocabulary.values].filter(() => chance.happens(percent));
  return Object.fromEntries(chosen.map(([variable, known]) => [variable, chance.pick(known)]));
}
