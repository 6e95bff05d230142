import { accept, refuse } from '../../refusal.ts';
import { evaluateDecision as evaluate } from '../evaluate-decision.ts';
import type { Handler } from './handler.ts';

export const evaluateDecision: Handler<'EvaluateDecision'> = (p, command) => {
  const { decisions } = p.state.definitions;
  const { decisionDefinitionKey, decisionDefinitionId = '', variables = {} } = command;
  const called =
    decisionDefinitionKey === undefined
      ? decisions.latest(decisionDefinitionId)
      : decisions.byKey(decisionDefinitionKey);
  if (!called) {
    const which =
      decisionDefinitionKey === undefined ? `id '${decisionDefinitionId}'` : `key '${decisionDefinitionKey}'`;
    return refuse('NOT_FOUND', `Expected to evaluate decision with ${which}, but no decision found`);
  }
  const lookup = (name: string) => (Object.hasOwn(variables, name) ? variables[name] : undefined);
  return accept(evaluate(p, called, lookup, null));
};
