import { stepsOfItem, written } from '../functions/string-of.ts';
import type { Steps } from '../steps.ts';
import { isContext, isList, keysOf, type Value } from '../values.ts';

/**
 * A value as a warning quotes it. Of a context only the keys are told: Camunda writes where in its memory the values of a
 * variable stand, not what they are.
 */
export function toldValue(value: Value, steps: Steps): string {
  if (isList(value)) {
    steps.spend(stepsOfItem * value.length);
    return `[${value.map((item) => toldValue(item, steps)).join(', ')}]`;
  }
  if (isContext(value)) return `{${keysOf(value, steps).join(', ')}}`;
  return written(value, steps);
}

/** A value in quotation marks. */
export const quoted = (value: Value, steps: Steps): string => `'${toldValue(value, steps)}'`;
