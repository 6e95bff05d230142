import { isContext, type Value } from './values.ts';

/** Characters that a message of Zeebe may carry: as many may a value made by a model have as JSON text, and the variables of all jobs of an answer. */
export const mostCharacters = 4 * 1024 * 1024;

const quotes = 2;

/**
 * Whether a value would surely have more than so many characters as JSON text. It is told without writing it, and
 * without looking further than need be: a list may hold one large text a thousand times.
 */
export function isSurelyLonger(value: unknown, most: number): boolean {
  const left = [value];
  let characters = 0;
  while (left.length > 0 && characters <= most) {
    const next = left.pop();
    characters += typeof next === 'string' ? next.length + quotes : 1;
    // Each item has a character at least: what is too long by its items alone is not gone through.
    if (Array.isArray(next) && characters + next.length <= most) for (const item of next) left.push(item);
    else if (Array.isArray(next)) characters += next.length;
    else if (isContext(next as Value))
      for (const [key, entry] of Object.entries(next as object)) {
        characters += key.length + quotes;
        left.push(entry);
      }
  }
  return characters > most;
}
