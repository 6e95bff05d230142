import { TooMuchFailure } from '../../feel/failure.ts';
import { defaultTenant } from '../../records.ts';
import { accept, refuse } from '../../refusal.ts';
import type { DeployedProcess } from '../../state/definitions.ts';
import { createInstance } from '../create-instance.ts';
import { lookupIn } from '../mappings.ts';
import type { Processing } from '../processing.ts';
import type { Handler } from './handler.ts';

/** Starts an instance for each conditional start event, of the latest versions, whose condition holds with these variables. */
export const evaluateConditions: Handler<'EvaluateConditions'> = (p, { processDefinitionKey, variables }) => {
  const { processes } = p.state.definitions;
  if (processDefinitionKey !== undefined && !processes.byKey(processDefinitionKey))
    return refuse(
      'NOT_FOUND',
      `Expected to evaluate conditional for process definition key '${processDefinitionKey}', but no such process was found.`
    );
  const asked = [...latestWithConditions(p)].filter(
    ({ record }) => processDefinitionKey === undefined || record.key === processDefinitionKey
  );
  const found: { process: DeployedProcess; elementId: string }[] = [];
  for (const process of asked) {
    const starts = startsThatHold(process, variables);
    if (starts instanceof TooMuchFailure) return refuse('INVALID_ARGUMENT', starts.message);
    found.push(...starts.map((elementId) => ({ process, elementId })));
  }
  const started = found.map(({ process, elementId }) =>
    createInstance(p, process, { trigger: { elementId, variables: JSON.stringify(variables) } })
  );
  return accept({
    conditionalEvaluationKey: p.state.keys.next<never>(),
    tenantId: defaultTenant,
    processInstances: started.map(({ record: { key, processDefinitionKey: definition } }) => ({
      processDefinitionKey: definition,
      processInstanceKey: key
    }))
  });
};

/** The text is asked first: after a restart a model is compiled only when it is needed. */
function* latestWithConditions({ state }: Processing): Iterable<DeployedProcess> {
  for (const id of state.definitions.processes.ids()) {
    const process = state.definitions.processes.latest(id);
    if (process?.record.resource.includes('conditionalEventDefinition')) yield process;
  }
}

/** The start events whose condition holds; the failure where one took more than the command may. */
function startsThatHold(
  { executable }: DeployedProcess,
  variables: Record<string, unknown>
): string[] | TooMuchFailure {
  const lookup = lookupIn(variables);
  const starts: string[] = [];
  for (const { id, condition } of executable.startEvents) {
    const expression = condition?.expression;
    const isAsked =
      expression?.variables.length === 0 ||
      expression?.variables.some((name) => Object.hasOwn(variables, name));
    const value = isAsked && expression?.evaluate(lookup);
    if (value instanceof TooMuchFailure) return value;
    if (value === true) starts.push(id);
  }
  return starts;
}
