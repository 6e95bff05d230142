/** Functions of numbers. */
import { randomInt } from 'node:crypto';
import { add, remainder } from '../decimal.ts';
import type { Rounding } from '../rounding.ts';
import { isRounding, round } from '../rounding.ts';
import { absolute } from '../temporal.ts';
import { Fatal } from '../fatal.ts';
import type { Value } from '../values.ts';
import type { Builtins, Signature } from './builtin.ts';
import { signature } from './builtin.ts';

/** A function of one number. */
function ofNumber(parameter: string, call: (value: number) => Value): Signature {
  return signature(parameter, ([value]) => (typeof value === 'number' ? call(value) : null));
}

/** A function of a number and another. */
function ofNumbers(parameters: string, call: (value: number, other: number) => Value): Signature {
  return signature(parameters, ([value, other]) =>
    typeof value === 'number' && typeof other === 'number' ? call(value, other) : null
  );
}

function rounding(parameters: string, mode: Rounding): Signature {
  return ofNumbers(parameters, (value, scale) => round(value, Math.trunc(scale), mode));
}

function decimalWithMode([value, scale, mode]: readonly Value[]): Value {
  if (typeof value !== 'number' || typeof scale !== 'number' || typeof mode !== 'string') return null;
  const name = mode.toUpperCase();
  return isRounding(name) ? round(value, Math.trunc(scale), name) : null;
}

/** There is no number for infinity or for none: an evaluation that comes to one fails. */
function finite(value: number, name: string): number {
  if (Number.isFinite(value)) return value;
  throw new Fatal(`${name} has no number as its result`);
}

/** Of the sign of the divisor. */
function modulo(dividend: number, divisor: number): number {
  if (divisor === 0) throw new Fatal('modulo: division by zero');
  return remainder(add(remainder(dividend, divisor), divisor), divisor);
}

const absoluteOf: Signature['call'] = ([value]) =>
  typeof value === 'number' ? Math.abs(value) : absolute(value ?? null);

export const numberFunctions: Builtins = {
  // Parameter names that are no words are Camunda's own.
  decimal: [rounding('n, scale', 'HALF_EVEN'), signature('n, scale, mode', decimalWithMode)],
  floor: [ofNumber('n', (value) => round(value, 0, 'FLOOR')), rounding('n, scala', 'FLOOR')],
  ceiling: [ofNumber('n', (value) => round(value, 0, 'CEILING')), rounding('n, scale', 'CEILING')],
  'round up': [rounding('n, scale', 'UP')],
  'round down': [rounding('n, scale', 'DOWN')],
  'round half up': [rounding('n, scale', 'HALF_UP')],
  'round half down': [rounding('n, scala', 'HALF_DOWN')],
  abs: [signature('number', absoluteOf), signature('n', absoluteOf)],
  modulo: [ofNumbers('dividend, divisor', modulo)],
  sqrt: [ofNumber('number', (value) => (value < 0 ? null : Math.sqrt(value)))],
  log: [ofNumber('number', (value) => finite(Math.log(value), 'log'))],
  exp: [ofNumber('number', (value) => finite(Math.exp(value), 'exp'))],
  odd: [ofNumber('number', (value) => Math.abs(remainder(value, 2)) === 1)],
  even: [ofNumber('number', (value) => remainder(value, 2) === 0)],
  'random number': [signature('', () => randomInt(2 ** 47) / 2 ** 47)]
};
