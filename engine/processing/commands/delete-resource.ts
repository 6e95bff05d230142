import { Failure } from '../../feel/failure.ts';
import { accept, refuse } from '../../refusal.ts';
import type { Result } from '../../refusal.ts';
import type { DeployedProcess } from '../../state/definitions.ts';
import type { Processing } from '../processing.ts';
import { closeStartEvents, evaluateStarts, openStartEvents } from '../start-events.ts';
import type { Handler } from './handler.ts';

export const deleteResource: Handler<'DeleteResource'> = (p, { resourceKey }) => {
  const { definitions } = p.state;
  const process = definitions.processes.byKey(resourceKey);
  if (process) return deleteProcess(p, process);
  const deleted =
    definitions.formDeleted(resourceKey) ||
    definitions.requirementsDeleted(resourceKey) ||
    definitions.resourceDeleted(resourceKey);
  if (deleted) return accept(null);
  return refuse('NOT_FOUND', `Expected to delete resource but no resource found with key \`${resourceKey}\``);
};

/** The version before the latest one takes its start events over. */
function deleteProcess(p: Processing, process: DeployedProcess): Result<null> {
  const { processes } = p.state.definitions;
  const { key, processDefinitionId } = process.record;
  if (p.state.instances.runsBy(key)) {
    return refuse(
      'INVALID_STATE',
      `Expected to delete resource with key \`${key}\` but there are still running process instances`
    );
  }
  const wasLatest = processes.latest(processDefinitionId) === process;
  closeStartEvents(p, process);
  p.state.definitions.processDeleted(process);
  const next = wasLatest ? processes.latest(processDefinitionId) : undefined;
  const waits = next ? evaluateStarts(p, next.executable) : [];
  if (next && !(waits instanceof Failure)) openStartEvents(p, next, waits);
  return accept(null);
}
