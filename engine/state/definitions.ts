import type { ParsedDecisions } from '../dmn/executable.ts';
import type { ExecutableProcess } from '../model/executable.ts';
import type {
  DecisionDefinitionRecord,
  DecisionRequirementsRecord,
  FormRecord,
  ProcessDefinitionRecord,
  ResourceRecord
} from '../records.ts';
import type { ChangeLog } from './change-log.ts';
import { Versions } from './versions.ts';

/** A deployed version of a process. */
export interface DeployedProcess {
  readonly record: ProcessDefinitionRecord;
  /** Ready to run; after a restart compiled when first asked for. */
  readonly executable: ExecutableProcess;
}

export interface DeployedDecision {
  readonly record: DecisionDefinitionRecord;
  readonly requirements: DecisionRequirementsRecord;
  /** The whole file that it came in; after a restart compiled when first asked for. */
  readonly executable: ParsedDecisions;
}

/** What is deployed: every version, found by key, id, deployment or version tag. */
export class Definitions {
  readonly processes: Versions<DeployedProcess>;
  readonly forms: Versions<{ record: FormRecord }>;
  readonly resources: Versions<{ record: ResourceRecord }>;
  readonly decisions: Versions<DeployedDecision>;
  readonly requirements = new Map<string, DecisionRequirementsRecord[]>();
  readonly #log: ChangeLog;

  constructor(log: ChangeLog) {
    this.#log = log;
    this.processes = new Versions((item) => item.record.processDefinitionId);
    this.forms = new Versions((item) => item.record.formId);
    this.resources = new Versions((item) => item.record.resourceId);
    this.decisions = new Versions((item) => item.record.decisionDefinitionId);
  }

  processDeployed(process: DeployedProcess): void {
    this.processes.add(process);
    this.#log.inserted('processDefinition', process.record);
  }

  processDeleted(process: DeployedProcess): void {
    this.processes.remove(process);
    this.#log.removed('processDefinition', process.record.key);
  }

  /** Whether there was such a form. */
  formDeleted(key: string): boolean {
    const form = this.forms.byKey(key);
    if (!form) return false;
    this.forms.remove(form);
    this.#log.removed('form', key);
    return true;
  }

  /** Whether there was such a file. */
  resourceDeleted(key: string): boolean {
    const file = this.resources.byKey(key);
    if (!file) return false;
    this.resources.remove(file);
    this.#log.removed('resource', key);
    return true;
  }

  /** With its decisions; whether there were such requirements. */
  requirementsDeleted(key: string): boolean {
    for (const [id, versions] of this.requirements) {
      const left = versions.filter((record) => record.key !== key);
      if (left.length === versions.length) continue;
      if (left.length > 0) this.requirements.set(id, left);
      else this.requirements.delete(id);
      for (const decision of [...this.decisions.all()].filter(
        ({ requirements }) => requirements.key === key
      )) {
        this.decisions.remove(decision);
        this.#log.removed('decisionDefinition', decision.record.key);
      }
      this.#log.removed('decisionRequirements', key);
      return true;
    }
    return false;
  }

  formDeployed(record: FormRecord): void {
    this.forms.add({ record });
    this.#log.inserted('form', record);
  }

  resourceDeployed(record: ResourceRecord): void {
    this.resources.add({ record });
    this.#log.inserted('resource', record);
  }

  requirementsDeployed(record: DecisionRequirementsRecord): void {
    this.requirementsLoaded(record);
    this.#log.inserted('decisionRequirements', record);
  }

  requirementsLoaded(record: DecisionRequirementsRecord): void {
    const versions = this.requirements.get(record.decisionRequirementsId) ?? [];
    versions.push(record);
    this.requirements.set(record.decisionRequirementsId, versions);
  }

  decisionDeployed(decision: DeployedDecision): void {
    this.decisions.add(decision);
    this.#log.inserted('decisionDefinition', decision.record);
  }
}
