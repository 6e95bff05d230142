import { accept, refuse } from '../../refusal.ts';
import { migrateAll } from '../migration/carry-out.ts';
import { planMigration } from '../migration/plan.ts';
import type { Handler } from './handler.ts';

export const migrateProcessInstance: Handler<'MigrateProcessInstance'> = (p, command) => {
  const { processInstanceKey, targetProcessDefinitionKey, mappings } = command;
  const root = p.state.instances.process(processInstanceKey);
  if (!root) {
    return refuse(
      'NOT_FOUND',
      `Expected to migrate process instance but no process instance found with key '${processInstanceKey}'`
    );
  }
  const target = p.state.definitions.processes.byKey(targetProcessDefinitionKey);
  if (!target) {
    return refuse(
      'NOT_FOUND',
      `Expected to migrate process instance to process definition but no process definition found with key '${targetProcessDefinitionKey}'`
    );
  }
  const plan = planMigration(p, root, target, command);
  if (!plan.ok) return plan;
  const mapping = new Map(mappings.map((each) => [each.sourceElementId, each.targetElementId]));
  migrateAll(p, root, target, plan.value, mapping);
  return accept(null);
};
