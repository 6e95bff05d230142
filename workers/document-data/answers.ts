import type { SealedEntry } from '../ports/index.ts';
import { optionLabel } from './option-labels.ts';

/** What people answered in a case: sealed entries first, then the process variables that routing fields became. */
export interface Answers {
  /** The newest answer to a field, at one element when given; undefined when it was never answered. */
  value(key: string, elementId?: string): unknown;
  /** The same as text; empty when it was never answered or is no text. */
  text(key: string, elementId?: string): string;
  /** The same by its label in the form; several labels for a list. */
  label(key: string, elementId?: string): string;
  /** Entries of one element, oldest first. */
  at(elementId: string): readonly SealedEntry[];
  /** Entries that answer a field, oldest first. */
  having(key: string): readonly SealedEntry[];
}

const isAnswered = (value: unknown): boolean => value !== undefined && value !== null && value !== '';

/** A value as a paper shows it: texts as they are, numbers grouped, lists joined; objects are no answer to print. */
export function shown(value: unknown): string {
  if (Array.isArray(value)) return value.map(shown).filter(Boolean).join('、');
  if (typeof value === 'number') return value.toLocaleString('en-US');
  if (typeof value === 'boolean') return value ? '是' : '否';
  return typeof value === 'string' ? value : '';
}

/** A value by its option's label in the form that asked for it. */
export const labelled = (key: string, value: unknown): string =>
  Array.isArray(value)
    ? value.map((item) => labelled(key, item)).join('、')
    : typeof value === 'string'
      ? (optionLabel(key, value) ?? value)
      : shown(value);

export function answersOf(
  entries: readonly SealedEntry[],
  variables: Readonly<Record<string, unknown>>
): Answers {
  const value = (key: string, elementId?: string): unknown => {
    const entry = entries.findLast(
      (each) => (elementId === undefined || each.elementId === elementId) && isAnswered(each.values[key])
    );
    return entry ? entry.values[key] : variables[key];
  };
  return {
    value,
    text: (key, elementId) => shown(value(key, elementId)),
    label: (key, elementId) => labelled(key, value(key, elementId)),
    at: (elementId) => entries.filter((entry) => entry.elementId === elementId),
    having: (key) => entries.filter((entry) => isAnswered(entry.values[key]))
  };
}
