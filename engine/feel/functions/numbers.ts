/** Functions of numbers. */
import { randomInt } from 'node:crypto';
import { add, areWhole, remainder } from '../decimal.ts';
import type { Rounding } from '../rounding.ts';
import { isRounding, round } from '../rounding.ts';
import { absolute } from '../temporal.ts';
import { Fatal } from '../fatal.ts';
import { stepsOfFraction, stepsOfText, type Steps } from '../steps.ts';
import type { Value } from '../values.ts';
import type { Builtins, Signature } from './builtin.ts';
import { signature } from './builtin.ts';

/** A function of one number. */
function ofNumber(parameter: string, call: (value: number, steps: Steps) => Value): Signature {
  return signature(parameter, ([value], evaluation) =>
    typeof value === 'number' ? call(value, evaluation) : null
  );
}

/** A function of a number and another. */
function ofNumbers(
  parameters: string,
  call: (value: number, other: number, steps: Steps) => Value
): Signature {
  return signature(parameters, ([value, other], evaluation) =>
    typeof value === 'number' && typeof other === 'number' ? call(value, other, evaluation) : null
  );
}

function rounded(value: number, scale: number, mode: Rounding, steps: Steps): number | null {
  steps.spend(stepsOfFraction);
  return round(value, Math.trunc(scale), mode);
}

function rounding(parameters: string, mode: Rounding): Signature {
  return ofNumbers(parameters, (value, scale, steps) => rounded(value, scale, mode, steps));
}

/** A rounding to a whole number. */
function whole(mode: Rounding): Signature {
  return ofNumber('n', (value, steps) => rounded(value, 0, mode, steps));
}

const decimalWithMode: Signature['call'] = ([value, scale, mode], evaluation) => {
  if (typeof value !== 'number' || typeof scale !== 'number' || typeof mode !== 'string') return null;
  evaluation.spend(stepsOfText(mode.length));
  const name = mode.toUpperCase();
  return isRounding(name) ? rounded(value, scale, name, evaluation) : null;
};

/** There is no number for infinity or for none: an evaluation that comes to one fails. */
function finite(value: number, name: string): number {
  if (Number.isFinite(value)) return value;
  throw new Fatal(`${name} has no number as its result`);
}

function paidRemainder(dividend: number, divisor: number, steps: Steps): number {
  if (!areWhole(dividend, divisor)) steps.spend(stepsOfFraction);
  return remainder(dividend, divisor);
}

/** Of the sign of the divisor. */
function modulo(dividend: number, divisor: number, steps: Steps): number {
  if (divisor === 0) throw new Fatal('modulo: division by zero');
  if (!areWhole(dividend, divisor)) steps.spend(stepsOfFraction);
  return paidRemainder(add(paidRemainder(dividend, divisor, steps), divisor), divisor, steps);
}

const absoluteOf: Signature['call'] = ([value]) =>
  typeof value === 'number' ? Math.abs(value) : absolute(value ?? null);

export const numberFunctions: Builtins = {
  // Parameter names that are no words are Camunda's own.
  decimal: [rounding('n, scale', 'HALF_EVEN'), signature('n, scale, mode', decimalWithMode)],
  floor: [whole('FLOOR'), rounding('n, scala', 'FLOOR')],
  ceiling: [whole('CEILING'), rounding('n, scale', 'CEILING')],
  'round up': [rounding('n, scale', 'UP')],
  'round down': [rounding('n, scale', 'DOWN')],
  'round half up': [rounding('n, scale', 'HALF_UP')],
  'round half down': [rounding('n, scala', 'HALF_DOWN')],
  abs: [signature('number', absoluteOf), signature('n', absoluteOf)],
  modulo: [ofNumbers('dividend, divisor', modulo)],
  sqrt: [ofNumber('number', (value) => (value < 0 ? null : Math.sqrt(value)))],
  log: [ofNumber('number', (value) => finite(Math.log(value), 'log'))],
  exp: [ofNumber('number', (value) => finite(Math.exp(value), 'exp'))],
  odd: [ofNumber('number', (value, steps) => Math.abs(paidRemainder(value, 2, steps)) === 1)],
  even: [ofNumber('number', (value, steps) => paidRemainder(value, 2, steps) === 0)],
  'random number': [signature('', () => randomInt(2 ** 47) / 2 ** 47)]
};
