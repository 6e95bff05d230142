import type { Feel } from '../feel/feel.ts';
import type { ActiveRows } from '../ports.ts';
import type { ProcessScope } from './scope.ts';
import { State } from './state.ts';
import { StoredModels } from './stored-models.ts';

/** Builds active state from the rows of a store; throws with a clear message when they do not fit together. */
export function loadState(rows: ActiveRows, feel: Feel, atLeast?: number): State {
  const state = new State(rows.note, atLeast);
  loadDefinitions(state, rows, feel);
  loadInstances(state, rows);
  loadWork(state, rows);
  loadAdministration(state, rows);
  return state;
}

function loadAdministration(state: State, rows: ActiveRows): void {
  for (const entry of rows.directoryEntry) state.directory.entryLoaded(entry);
  for (const membership of rows.membership) state.directory.membershipLoaded(membership);
  for (const authorization of rows.authorization) state.directory.authorizationLoaded(authorization);
  for (const operation of rows.batchOperation) state.batches.loaded(operation);
  for (const document of rows.document) state.documents.loaded(document);
  for (const item of rows.batchItem) state.batches.itemLoaded(item);
}

function loadDefinitions({ definitions }: State, rows: ActiveRows, feel: Feel): void {
  const models = new StoredModels(feel);
  for (const record of rows.processDefinition) definitions.processes.add(models.process(record));
  for (const requirements of rows.decisionRequirements) definitions.requirementsLoaded(requirements);
  const byKey = new Map(rows.decisionRequirements.map((record) => [record.key, record]));
  for (const record of rows.decisionDefinition) {
    const requirements = byKey.get(record.decisionRequirementsKey);
    if (requirements) definitions.decisions.add(models.decision(record, requirements));
  }
  for (const record of rows.resource) definitions.resources.add({ record });
  for (const record of rows.form) definitions.forms.add({ record });
}

function loadInstances(state: State, rows: ActiveRows): void {
  const processes: ProcessScope[] = [];
  for (const record of rows.processInstance) {
    const process = state.definitions.processes.byKey(record.processDefinitionKey);
    if (!process)
      throw new Error(
        `Process instance ${record.key} has no process definition ${record.processDefinitionKey}`
      );
    processes.push(state.instances.processLoaded(record, process));
  }
  for (const record of rows.elementInstance) {
    const parent = state.instances.get(record.scopeKey);
    if (!parent) throw new Error(`Element instance ${record.key} (${record.elementId}) has no scope`);
    state.instances.elementLoaded(record, null, parent);
  }
  for (const process of processes) {
    const caller = state.instances.get(process.record.parentElementInstanceKey ?? '');
    if (caller) caller.called = process;
  }
}

function loadWork(state: State, rows: ActiveRows): void {
  for (const record of rows.variable) {
    const scope = state.instances.get(record.scopeKey);
    if (scope) state.variables.loaded(scope, record);
  }
  for (const job of rows.job) {
    const scope = state.instances.get(job.elementInstanceKey);
    state.jobs.loaded(job);
    if (scope) scope.job = job;
  }
  for (const task of rows.userTask) {
    const scope = state.instances.get(task.elementInstanceKey);
    state.userTasks.loaded(task);
    if (scope) scope.userTask = task;
  }
  for (const incident of rows.incident) state.incidents.loaded(incident);
  for (const message of rows.message) state.messages.loaded(message);
  loadWaits(state, rows);
}

function loadWaits(state: State, rows: ActiveRows): void {
  for (const subscription of rows.messageSubscription) {
    const scope = state.instances.get(subscription.elementInstanceKey ?? '');
    state.subscriptions.loaded(subscription);
    if (scope) (scope.subscriptions ??= []).push(subscription);
  }
  for (const subscription of rows.signalSubscription) {
    const scope = state.instances.get(subscription.elementInstanceKey ?? '');
    state.signals.loaded(subscription);
    if (scope) (scope.signals ??= []).push(subscription);
  }
  for (const timer of rows.timer) {
    const scope = state.instances.get(timer.elementInstanceKey ?? '');
    state.timers.loaded(timer);
    if (scope) (scope.timers ??= []).push(timer);
  }
}
