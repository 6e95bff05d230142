import { written } from '../feel/functions/string-of.ts';
import { isSurelyLonger } from '../feel/json-size.ts';
import type { Steps } from '../feel/steps.ts';
import type { Value } from '../feel/values.ts';

/** Of larger values the message of a failure says only that they are. */
const mostTold = 10_000;

/** A value as the message of a failure tells it. */
export function told(value: unknown, steps: Steps): string {
  return isSurelyLonger(value, mostTold) ? '…' : written((value ?? null) as Value, steps);
}
