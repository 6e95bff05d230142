import type { Compensable } from '../../records.ts';
import type { DeployedProcess } from '../../state/definitions.ts';
import type { ProcessScope, Scope } from '../../state/scope.ts';
import { closeCatchEvents, isInterrupting, openWaits } from '../catch-events.ts';
import type { Processing } from '../processing.ts';
import type { ScopeMigration } from './plan.ts';

/** Moves a process instance and all that is active in it to another definition. */
export function migrateAll(
  p: Processing,
  root: ProcessScope,
  target: DeployedProcess,
  plan: readonly ScopeMigration[],
  mapping: ReadonlyMap<string, string>
): void {
  for (const each of plan) closeCatchEvents(p, each.scope, dropped(each));
  p.state.instances.migrated(root, target);
  for (const each of plan) {
    migrateScope(p, each, target, mapping);
    migrateWork(p, each, target);
    migrateWaits(p, each, target);
  }
  for (const { scope, opened } of plan) openWaits(p, scope, opened);
}

function dropped({ scope, kept }: ScopeMigration): Set<string> {
  const waiting = [...(scope.subscriptions ?? []), ...(scope.signals ?? []), ...(scope.timers ?? [])];
  return new Set(waiting.map(({ elementId }) => elementId).filter((id) => !kept.has(id)));
}

function migrateScope(
  p: Processing,
  { scope, element }: ScopeMigration,
  target: DeployedProcess,
  mapping: ReadonlyMap<string, string>
): void {
  const { record } = scope;
  const renamed = (id: string) => mapping.get(id) ?? id;
  if (!scope.isProcess()) {
    scope.migrate(target, element);
    Object.assign(scope.elementRecord, {
      ...definitionOf(target),
      elementId: element.id,
      elementName: element.name
    });
  }
  if (record.joins)
    record.joins = Object.fromEntries(
      Object.entries(record.joins).map(([id, tokens]) => [renamed(id), tokens])
    );
  if (record.compensable) record.compensable = renamedIn(record.compensable, renamed);
  if (record.interruptedBy !== null) record.interruptedBy = renamed(record.interruptedBy);
  p.state.variables.migrated(scope, target.record.key);
  p.state.instances.changed(scope);
}

/** What can be compensated, under the names of its activities in the target. */
const renamedIn = (compensable: readonly Compensable[], renamed: (id: string) => string): Compensable[] =>
  compensable.map((each) => ({
    ...each,
    elementId: renamed(each.elementId),
    inner: each.inner && renamedIn(each.inner, renamed)
  }));

function migrateWork(p: Processing, { scope, element }: ScopeMigration, target: DeployedProcess): void {
  const definition = { ...definitionOf(target), elementId: element.id };
  const version = { processDefinitionVersion: target.record.version };
  const { job, userTask } = scope;
  if (job) {
    Object.assign(job, definition, version);
    p.state.jobs.migrated(job);
  }
  if (userTask) {
    Object.assign(userTask, definition, version, { processName: target.record.name });
    p.state.userTasks.changed(userTask);
  }
  const incident = incidentOf(p, scope);
  if (incident) {
    Object.assign(incident, definition);
    p.state.incidents.changed(incident);
  }
}

function incidentOf(p: Processing, { record }: Scope) {
  return record.incidentKey === null ? undefined : p.state.incidents.get(record.incidentKey);
}

function migrateWaits(p: Processing, { scope, kept }: ScopeMigration, target: DeployedProcess): void {
  for (const subscription of scope.subscriptions ?? []) {
    const elementId = kept.get(subscription.elementId);
    const event = target.executable.elements.get(elementId ?? '');
    const interrupting = event ? isInterrupting(scope, event) : subscription.interrupting;
    Object.assign(subscription, { ...definitionOf(target), elementId, interrupting });
    p.state.subscriptions.migrated(subscription);
  }
  for (const signal of scope.signals ?? []) {
    signal.elementId = kept.get(signal.elementId) ?? signal.elementId;
    signal.processDefinitionKey = target.record.key;
    p.state.signals.migrated(signal);
  }
  for (const timer of scope.timers ?? []) {
    timer.elementId = kept.get(timer.elementId) ?? timer.elementId;
    timer.processDefinitionKey = target.record.key;
    p.state.timers.migrated(timer);
  }
}

function definitionOf({ record }: DeployedProcess) {
  return { processDefinitionKey: record.key, processDefinitionId: record.processDefinitionId };
}
