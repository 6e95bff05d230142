import { evaluate } from 'feelin';
import type { FormComponent } from './form-schema.ts';

export type Values = Readonly<Record<string, unknown>>;

/** Value of a form's own expression (`=…`) over the values; other text is the value itself. Broken ones give null. */
export function evaluated(value: unknown, context: Values): unknown {
  if (typeof value !== 'string' || !value.startsWith('=')) return value;
  try {
    return evaluate(value.slice(1), { ...context }).value;
  } catch {
    return null;
  }
}

export const isHidden = (component: FormComponent, context: Values): boolean =>
  component.conditional?.hide !== undefined && evaluated(component.conditional.hide, context) === true;

/** Fields that the viewer does not let a person change. */
export const isFixed = (component: FormComponent, context: Values): boolean =>
  component.disabled === true || evaluated(component.readonly ?? false, context) === true;
