import type { Deployed } from '../../commands.ts';
import type { PreparedResource } from '../../model/prepare.ts';
import type { FormRecord, Instant, ProcessDefinitionRecord, ResourceRecord } from '../../records.ts';
import { defaultTenant } from '../../records.ts';
import type { DeployedProcess } from '../../state/definitions.ts';
import type { Processing } from '../processing.ts';

type Of<Kind extends PreparedResource['kind']> = Extract<PreparedResource, { kind: Kind }>;

/** Makes definition records out of prepared resources, and lists them in a deployment's answer. */
export class Publisher {
  readonly #p: Processing;
  readonly #answer: Deployed;
  readonly #now: Instant;

  constructor(p: Processing, answer: Deployed) {
    this.#p = p;
    this.#answer = answer;
    this.#now = p.now();
  }

  /** Whether a resource is the latest version of everything in it already; lists what is known. */
  known(resource: PreparedResource): boolean {
    if (resource.kind === 'bpmn')
      return resource.processes.every((process) => this.#knownProcess(resource, process.id));
    if (resource.kind === 'resource') return this.#knownResource(resource);
    return resource.kind === 'form' ? this.#knownForm(resource) : this.#knownDecisions(resource);
  }

  /** Takes back what `known` listed. */
  reset(): void {
    const { processes, forms, resources, decisions, decisionRequirements } = this.#answer;
    for (const list of [processes, forms, resources, decisions, decisionRequirements]) list.length = 0;
  }

  /** Publishes new versions of everything in a resource; returns its processes. */
  publish(resource: PreparedResource): DeployedProcess[] {
    if (resource.kind === 'bpmn')
      return resource.processes.map((process) => this.#process(resource, process));
    if (resource.kind === 'form') this.#form(resource);
    else if (resource.kind === 'resource') this.#resource(resource);
    else this.#decisions(resource);
    return [];
  }

  #knownProcess(resource: PreparedResource, id: string): boolean {
    const latest = this.#p.state.definitions.processes.latest(id)?.record;
    if (!latest || !same(latest, resource)) return false;
    this.#answer.processes.push(latest);
    return true;
  }

  #knownForm(resource: Of<'form'>): boolean {
    const latest = this.#p.state.definitions.forms.latest(resource.form.id)?.record;
    if (!latest || !same(latest, resource)) return false;
    this.#answer.forms.push(latest);
    return true;
  }

  #knownResource(resource: Of<'resource'>): boolean {
    const latest = this.#p.state.definitions.resources.latest(resource.file.id)?.record;
    if (!latest || !same(latest, resource)) return false;
    this.#answer.resources.push(latest);
    return true;
  }

  #knownDecisions(resource: Of<'dmn'>): boolean {
    const { definitions } = this.#p.state;
    const latest = definitions.requirements.get(resource.decisions.id)?.at(-1);
    if (!latest || !same(latest, resource)) return false;
    this.#answer.decisionRequirements.push(latest);
    for (const id of resource.decisions.decisions.keys()) {
      const decision = definitions.decisions.latest(id);
      if (decision) this.#answer.decisions.push(decision.record);
    }
    return true;
  }

  #common(resource: PreparedResource) {
    return {
      key: this.#p.state.keys.next<never>(),
      deploymentKey: this.#answer.deploymentKey,
      resourceName: resource.name,
      checksum: resource.checksum,
      resource: resource.text,
      deployedAt: this.#now,
      tenantId: defaultTenant
    };
  }

  #process(resource: Of<'bpmn'>, executable: Of<'bpmn'>['processes'][number]): DeployedProcess {
    const { processes } = this.#p.state.definitions;
    const record: ProcessDefinitionRecord = {
      ...this.#common(resource),
      processDefinitionId: executable.id,
      name: executable.name,
      version: (processes.latest(executable.id)?.record.version ?? 0) + 1,
      versionTag: executable.versionTag,
      hasStartForm: executable.hasStartForm
    };
    const process = { record, executable };
    this.#p.state.definitions.processDeployed(process);
    this.#answer.processes.push(record);
    return process;
  }

  #form(resource: Of<'form'>): void {
    const { forms } = this.#p.state.definitions;
    const { id, versionTag } = resource.form;
    const version = (forms.latest(id)?.record.version ?? 0) + 1;
    const record: FormRecord = { ...this.#common(resource), formId: id, version, versionTag };
    this.#p.state.definitions.formDeployed(record);
    this.#answer.forms.push(record);
  }

  #resource(resource: Of<'resource'>): void {
    const { resources } = this.#p.state.definitions;
    const { id, versionTag } = resource.file;
    const version = (resources.latest(id)?.record.version ?? 0) + 1;
    const record: ResourceRecord = { ...this.#common(resource), resourceId: id, version, versionTag };
    this.#p.state.definitions.resourceDeployed(record);
    this.#answer.resources.push(record);
  }

  #decisions(resource: Of<'dmn'>): void {
    const { definitions, keys } = this.#p.state;
    const { id, name, decisions } = resource.decisions;
    const version = (definitions.requirements.get(id)?.at(-1)?.version ?? 0) + 1;
    const requirements = { ...this.#common(resource), decisionRequirementsId: id, name, version };
    definitions.requirementsDeployed(requirements);
    this.#answer.decisionRequirements.push(requirements);
    for (const decision of decisions.values()) {
      const record = {
        key: keys.next<'DecisionDefinition'>(),
        decisionDefinitionId: decision.id,
        name: decision.name,
        version: (definitions.decisions.latest(decision.id)?.record.version ?? 0) + 1,
        versionTag: decision.versionTag,
        decisionRequirementsKey: requirements.key,
        decisionRequirementsId: id,
        deploymentKey: this.#answer.deploymentKey,
        deployedAt: this.#now,
        tenantId: defaultTenant
      };
      definitions.decisionDeployed({ record, requirements, executable: resource.decisions });
      this.#answer.decisions.push(record);
    }
  }
}

function same(latest: { checksum: string; resourceName: string }, resource: PreparedResource): boolean {
  return latest.checksum === resource.checksum && latest.resourceName === resource.name;
}
