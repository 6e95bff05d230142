import { accept, refuse } from '../../refusal.ts';
import { activateAll, doomed, terminateAll } from '../modification/carry-out.ts';
import { planModification } from '../modification/plan.ts';
import type { Handler } from './handler.ts';

export const modifyProcessInstance: Handler<'ModifyProcessInstance'> = (p, command) => {
  const root = p.state.instances.process(command.processInstanceKey);
  if (!root || root.record.phase !== 'ACTIVATED') {
    return refuse(
      'NOT_FOUND',
      `Expected to modify process instance but no process instance found with key '${command.processInstanceKey}'`
    );
  }
  const plan = planModification(root, command);
  if (!plan.ok) return plan;
  const { activations, terminations } = plan.value;
  const ending = doomed(terminations, activations);
  if (ending.has(root) && root.record.parentProcessInstanceKey !== null) {
    return refuse(
      'INVALID_STATE',
      `Expected to modify instance of process '${root.record.processDefinitionId}' but the given instructions would terminate the instance. The instance was created by a call activity in the parent process. To terminate this instance please modify the parent process instead.`
    );
  }
  activateAll(p, activations);
  terminateAll(p, ending);
  return accept(null);
};
