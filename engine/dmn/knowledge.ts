import type { Lookup } from '../feel/expression.ts';
import { Failure, TooMuchFailure } from '../feel/failure.ts';
import { TooMuch } from '../feel/fatal.ts';
import type { Feel } from '../feel/feel.ts';
import { FunctionValue } from '../feel/values.ts';
import type { Knowledge, Logic, Parameter } from './executable.ts';
import { type Named, naming } from './names.ts';
import { isOfType, typeFailure } from './type-check.ts';

/** What it costs to call a function of DMN, beside what is in it, in steps. */
const stepsOfCall = 60;

/**
 * A function of DMN. What fails within it is null for whoever calls it, unless it takes too much. It is called by an
 * expression, which pays for it.
 */
export function functionOf(
  feel: Feel,
  parameters: readonly Parameter[],
  logic: Logic,
  around: () => Lookup
): FunctionValue {
  const names = parameters.map(({ name }) => name);
  return new FunctionValue(names, (args) => {
    feel.spend(stepsOfCall + logic.size + names.length);
    if (parameters.some(({ type }, index) => !isOfType(args[index], type))) return null;
    const value = logic.evaluate(
      naming(
        around(),
        names.map((name, index) => [name, args[index]])
      )
    );
    if (value instanceof TooMuchFailure) throw new TooMuch(value.message);
    return value instanceof Failure ? null : ((value ?? null) as ReturnType<FunctionValue['body']>);
  });
}

/** The functions that business knowledge models are, by name; they see these names, and none of whoever calls them. */
export function functionsOf(feel: Feel, models: readonly Knowledge[], around: Lookup): Named[] {
  return models.map((model) => {
    const within = () => {
      feel.spend(model.requires.length);
      return naming(around, functionsOf(feel, model.requires, around));
    };
    return [model.name, functionOf(feel, model.parameters, model.logic, within)];
  });
}

/** What a business knowledge model comes to where all its parameters are names that are seen. */
export function invoke(feel: Feel, model: Knowledge, around: Lookup): unknown | Failure {
  feel.spend(stepsOfCall + model.logic.size + model.parameters.length + model.requires.length);
  const within = naming(around, functionsOf(feel, model.requires, around));
  for (const { name, type } of model.parameters) {
    const value = within(name);
    if (value === undefined)
      return new Failure('DECISION_EVALUATION_ERROR', `no parameter found with name '${name}'`);
    const failure = typeFailure(value, type, feel);
    if (failure) return failure;
  }
  return model.logic.evaluate(within);
}
