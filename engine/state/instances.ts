import type { ExecutableElement } from '../model/executable.ts';
import type {
  ElementInstanceRecord,
  Instant,
  InstanceState,
  Phase,
  ProcessInstanceRecord
} from '../records.ts';
import type { ChangeLog } from './change-log.ts';
import type { DeployedProcess } from './definitions.ts';
import { Groups } from './groups.ts';
import type { ProcessScope } from './scope.ts';
import { Scope } from './scope.ts';

const startSlot = (processDefinitionId: string, correlationKey: string) =>
  `${processDefinitionId}\u0000${correlationKey}`;

/** Active process instances and element instances. */
export class Instances {
  readonly #byKey = new Map<string, Scope>();
  readonly #startedByKey = new Groups<ProcessScope>();
  readonly #under = new Map<string, number>();
  readonly #log: ChangeLog;

  constructor(log: ChangeLog) {
    this.#log = log;
  }

  get(key: string): Scope | undefined {
    return this.#byKey.get(key);
  }

  /** Active process instances and element instances together. */
  get size(): number {
    return this.#byKey.size;
  }

  process(key: string): ProcessScope | undefined {
    const scope = this.#byKey.get(key);
    return scope?.isProcess() ? scope : undefined;
  }

  /** How many are active under the outermost process instance of a scope, with all that was called. */
  under(scope: Scope): number {
    return this.#under.get(scope.root.record.rootProcessInstanceKey) ?? 0;
  }

  /** Whether an instance runs by this definition. */
  runsBy(processDefinitionKey: string): boolean {
    for (const { record } of this.#byKey.values())
      if (record.processDefinitionKey === processDefinitionKey) return true;
    return false;
  }

  /** Whether an instance of the process runs that a message with this correlation key started. */
  isStartedBy(processDefinitionId: string, correlationKey: string): boolean {
    return this.#startedByKey.first(startSlot(processDefinitionId, correlationKey)) !== undefined;
  }

  processLoaded(record: ProcessInstanceRecord, process: DeployedProcess): ProcessScope {
    const scope = new Scope(record, null, process, null) as ProcessScope;
    this.#added(scope);
    this.#noteStart(scope);
    return scope;
  }

  processCreated(record: ProcessInstanceRecord, process: DeployedProcess): ProcessScope {
    this.#log.inserted('processInstance', record);
    return this.processLoaded(record, process);
  }

  elementLoaded(record: ElementInstanceRecord, element: ExecutableElement | null, parent: Scope): Scope {
    const scope = new Scope(record, element, parent.process, parent);
    this.#added(scope);
    (parent.children ??= new Set()).add(scope);
    return scope;
  }

  elementActivating(record: ElementInstanceRecord, element: ExecutableElement, parent: Scope): Scope {
    this.#log.inserted('elementInstance', record);
    return this.elementLoaded(record, element, parent);
  }

  phaseChanged(scope: Scope, phase: Phase): void {
    scope.record.phase = phase;
    this.changed(scope);
  }

  /** Its record was changed. */
  changed(scope: Scope): void {
    if (scope.isProcess()) this.#log.updated('processInstance', scope.record);
    else this.#log.updated('elementInstance', scope.elementRecord);
  }

  ended(scope: Scope, state: Exclude<InstanceState, 'ACTIVE'>, now: Instant): void {
    scope.record.phase = state;
    scope.record.state = state;
    scope.record.endDate = now;
    scope.record.joins = null;
    scope.record.pendingTrigger = null;
    this.changed(scope);
    this.#gone(scope);
    if (scope.isProcess()) this.#forgetStart(scope);
  }

  /** An element instance that was only to be entered is no more, with what it was given. */
  withdrawn(scope: Scope): void {
    this.#log.removed('elementInstance', scope.key);
    for (const { key } of scope.variables?.values() ?? []) this.#log.removed('variable', key);
    this.#gone(scope);
  }

  /** A process instance goes on by another definition; what is inside it is told by {@link changed}. */
  migrated(scope: ProcessScope, process: DeployedProcess): void {
    const { key, processDefinitionId, name, version, versionTag } = process.record;
    this.#forgetStart(scope);
    Object.assign(scope.record, {
      processDefinitionKey: key,
      processDefinitionId,
      processDefinitionName: name,
      processDefinitionVersion: version,
      processDefinitionVersionTag: versionTag
    });
    scope.migrate(process, process.executable.root);
    this.#noteStart(scope);
    this.changed(scope);
  }

  #added(scope: Scope): void {
    this.#byKey.set(scope.key, scope);
    this.#under.set(scope.root.record.rootProcessInstanceKey, this.under(scope) + 1);
  }

  #gone(scope: Scope): void {
    this.#byKey.delete(scope.key);
    scope.parent?.children?.delete(scope);
    const left = this.under(scope) - 1;
    if (left > 0) this.#under.set(scope.root.record.rootProcessInstanceKey, left);
    else this.#under.delete(scope.root.record.rootProcessInstanceKey);
  }

  #noteStart(scope: ProcessScope): void {
    const { processDefinitionId, startCorrelationKey } = scope.record;
    if (startCorrelationKey !== null)
      this.#startedByKey.add(startSlot(processDefinitionId, startCorrelationKey), scope);
  }

  #forgetStart(scope: ProcessScope): void {
    const { processDefinitionId, startCorrelationKey } = scope.record;
    if (startCorrelationKey !== null)
      this.#startedByKey.remove(startSlot(processDefinitionId, startCorrelationKey), scope);
  }

  sequenceFlowTaken(scope: Scope, flowId: string): void {
    const { record } = scope.root;
    if (record.sequenceFlows.includes(flowId)) return;
    record.sequenceFlows.push(flowId);
    this.#log.updated('processInstance', record);
  }
}
