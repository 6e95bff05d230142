import type { JsonText, PendingTrigger, ProcessInstanceRecord } from '../records.ts';
import type { DeployedProcess } from '../state/definitions.ts';
import type { ProcessScope, Scope } from '../state/scope.ts';
import type { Processing } from './processing.ts';

export interface NewInstance {
  variables?: Iterable<readonly [string, JsonText]>;
  /** The call activity that calls it. */
  caller?: Scope;
  /** The start event that was triggered, when it is not the none start event. */
  trigger?: PendingTrigger;
  startElementIds?: string[];
  startCorrelationKey?: string;
  tags?: string[];
  businessId?: string | null;
}

/** Creates a process instance with its variables; its activation is queued. */
export function createInstance(p: Processing, process: DeployedProcess, given: NewInstance): ProcessScope {
  const scope = p.state.instances.processCreated(newRecord(p, process, given), process);
  for (const [name, value] of given.variables ?? []) p.state.variables.set(scope, name, value);
  p.push('activate', scope);
  return scope;
}

function newRecord(p: Processing, { record }: DeployedProcess, given: NewInstance): ProcessInstanceRecord {
  const key = p.state.keys.next<'ProcessInstance'>();
  const caller = given.caller?.root.record;
  return {
    key,
    processDefinitionKey: record.key,
    processDefinitionId: record.processDefinitionId,
    processDefinitionName: record.name,
    processDefinitionVersion: record.version,
    processDefinitionVersionTag: record.versionTag,
    parentProcessInstanceKey: caller?.key ?? null,
    parentElementInstanceKey: given.caller?.elementRecord.key ?? null,
    rootProcessInstanceKey: caller?.rootProcessInstanceKey ?? key,
    state: 'ACTIVE',
    startDate: p.now(),
    endDate: null,
    incidents: 0,
    tags: given.tags ?? caller?.tags ?? [],
    businessId: given.businessId ?? caller?.businessId ?? null,
    tenantId: record.tenantId,
    sequenceFlows: [],
    startCorrelationKey: given.startCorrelationKey || null,
    startElementIds: given.startElementIds ?? null,
    phase: 'ACTIVATING',
    incidentKey: null,
    joins: null,
    interruptedBy: null,
    listener: null,
    compensable: null,
    pendingTrigger: given.trigger ?? null
  };
}
