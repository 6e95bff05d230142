import { accept, refuse } from '../../refusal.ts';
import type { Result } from '../../refusal.ts';
import type { CreateProcessInstance } from '../../commands.ts';
import type { DeployedProcess } from '../../state/definitions.ts';
import { createInstance } from '../create-instance.ts';
import { jsonEntries } from '../mappings.ts';
import type { Processing } from '../processing.ts';
import type { Handler } from './handler.ts';

export const createProcessInstance: Handler<'CreateProcessInstance'> = (p, command) => {
  const found = findDefinition(p, command);
  if (!found.ok) return found;
  const process = found.value;
  const startElementIds = command.startInstructions?.map((instruction) => instruction.elementId) ?? [];
  const wrong = startElementIds.find((id) => !canStartAt(process, id));
  if (wrong !== undefined) {
    return refuse(
      'INVALID_ARGUMENT',
      `Expected to create instance of process with start instructions but no element found with id '${wrong}' where an instance can begin.`
    );
  }
  if (startElementIds.length === 0 && !process.executable.root.startEvent) {
    return refuse(
      'INVALID_STATE',
      'Expected to create instance of process with none start event, but there is no such event'
    );
  }
  const instance = createInstance(p, process, {
    variables: jsonEntries(command.variables),
    startElementIds: startElementIds.length > 0 ? startElementIds : undefined,
    tags: command.tags,
    businessId: command.businessId
  });
  return accept({ processInstance: { ...instance.record }, variables: {} });
};

function findDefinition(p: Processing, command: CreateProcessInstance): Result<DeployedProcess> {
  const { processes } = p.state.definitions;
  const { processDefinitionKey, processDefinitionId, version } = command;
  if (processDefinitionKey !== undefined) {
    const process = processes.byKey(processDefinitionKey);
    return process
      ? accept(process)
      : refuse(
          'NOT_FOUND',
          `Expected to find process definition with key '${processDefinitionKey}', but none found`
        );
  }
  if (processDefinitionId === undefined || processDefinitionId === '') {
    return refuse('INVALID_ARGUMENT', 'Either processDefinitionId or processDefinitionKey must be given');
  }
  const latest = version === undefined || version < 0;
  const process = latest
    ? processes.latest(processDefinitionId)
    : processes.version(processDefinitionId, version);
  if (process) return accept(process);
  const which = latest ? '' : ` and version '${version}'`;
  return refuse(
    'NOT_FOUND',
    `Expected to find process definition with process ID '${processDefinitionId}'${which}, but none found`
  );
}

function canStartAt(process: DeployedProcess, id: string): boolean {
  const element = process.executable.elements.get(id);
  const never = [
    'PROCESS',
    'START_EVENT',
    'BOUNDARY_EVENT',
    'EVENT_SUB_PROCESS',
    'AD_HOC_SUB_PROCESS_INNER_INSTANCE'
  ];
  if (!element || never.includes(element.type)) return false;
  for (let at = element.scope; at; at = at.scope)
    if (at.loop || at.type === 'EVENT_SUB_PROCESS' || at.adHoc) return false;
  return true;
}

export const cancelProcessInstance: Handler<'CancelProcessInstance'> = (p, { processInstanceKey }) => {
  const scope = p.state.instances.process(processInstanceKey);
  if (!scope || scope.record.phase === 'TERMINATING') {
    return refuse(
      'NOT_FOUND',
      `Expected to cancel a process instance with key '${processInstanceKey}', but no such process was found`
    );
  }
  if (scope.record.parentProcessInstanceKey !== null) {
    return refuse(
      'INVALID_STATE',
      `Expected to cancel a process instance with key '${processInstanceKey}', but it is created by a parent process instance. Cancel the root process instance '${scope.record.rootProcessInstanceKey}' instead.`
    );
  }
  p.push('terminate', scope);
  return accept(null);
};
