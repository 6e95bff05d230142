/** Functions that decide, check or pass on a value. */
import { AssertionFailure } from '../fatal.ts';
import type { Builtins, Signature } from './builtin.ts';
import { signature } from './builtin.ts';

/** A condition that does not hold ends the evaluation. */
const assert: Signature['call'] = ([value = null, condition, cause]) => {
  if (condition === true) return value;
  throw new AssertionFailure(typeof cause === 'string' ? cause : 'The condition is not fulfilled');
};

/** Marks a value that a worker of an ad-hoc sub-process gives, with what it is told of it: engine/model/tool-parameters.ts. */
const passOn: Signature['call'] = ([value = null]) => value;
const tagged = ['value', 'description', 'type', 'schema', 'options'];

export const conditionFunctions: Builtins = {
  not: [signature('negand', ([value]) => (typeof value === 'boolean' ? !value : null))],
  'is defined': [signature('value', ([value = null]) => value !== null)],
  'get or else': [signature('value, default', ([value = null, otherwise = null]) => value ?? otherwise)],
  assert: [signature('value, condition', assert), signature('value, condition, cause', assert)],
  fromAi: tagged.map((_name, last) => signature(tagged.slice(0, last + 1).join(', '), passOn))
};
