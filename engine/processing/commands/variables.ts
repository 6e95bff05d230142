import { accept, refuse } from '../../refusal.ts';
import { jsonEntries } from '../mappings.ts';
import type { Handler } from './handler.ts';

export const setVariables: Handler<'SetVariables'> = (p, { elementInstanceKey, variables, local }) => {
  const scope = p.state.instances.get(elementInstanceKey);
  if (!scope) {
    return refuse(
      'NOT_FOUND',
      `Expected to update variables for element with key '${elementInstanceKey}', but no such element was found`
    );
  }
  for (const [name, value] of jsonEntries(variables)) {
    if (local) p.state.variables.set(scope, name, value);
    else p.state.variables.propagate(scope, name, value);
  }
  return accept(null);
};
