import type { Deployed } from '../../commands.ts';
import { Failure } from '../../feel/failure.ts';
import { type PreparedResource, problemOf, refuseResources } from '../../model/prepare.ts';
import type { DeploymentKey } from '../../records.ts';
import { defaultTenant } from '../../records.ts';
import type { Result } from '../../refusal.ts';
import { accept, refuse } from '../../refusal.ts';
import type { DeployedProcess } from '../../state/definitions.ts';
import { wrongTimer } from '../static-timers.ts';
import { closeStartEvents, evaluateStarts, openStartEvents } from '../start-events.ts';
import type { StartWait } from '../start-events.ts';
import type { Processing } from '../processing.ts';
import { notDeployedTogether } from './deployed-together.ts';
import { Publisher } from './publish-definitions.ts';

/** Deploys prepared resources. When all are unchanged their versions stay; else all of them get new ones together, as in Zeebe. */
export function deploy(p: Processing, resources: PreparedResource[]): Result<Deployed> {
  const twice = duplicateIds(resources);
  if (twice !== undefined)
    return refuse(
      'INVALID_ARGUMENT',
      `Expected each id and resource name once in a deployment, but found '${twice}' twice`
    );
  const missing = notDeployedTogether(resources);
  if (missing.length > 0) return refuseResources(missing);
  const waits = startWaits(p, resources);
  if (Array.isArray(waits)) return refuseResources(waits);
  const deploymentKey: DeploymentKey = p.state.keys.next();
  const answer: Deployed = {
    deploymentKey,
    tenantId: defaultTenant,
    processes: [],
    decisionRequirements: [],
    decisions: [],
    forms: [],
    resources: []
  };
  const publisher = new Publisher(p, answer);
  if (resources.every((resource) => publisher.known(resource))) return accept(answer);
  publisher.reset();
  for (const resource of resources) {
    for (const process of publisher.publish(resource))
      replaceStartEvents(p, process, waits.get(process.executable.id) ?? []);
  }
  return accept(answer);
}

function idsOf(resource: PreparedResource): string[] {
  if (resource.kind === 'bpmn') return resource.processes.map((process) => `process ${process.id}`);
  if (resource.kind === 'form') return [`form ${resource.form.id}`];
  if (resource.kind === 'resource') return [`resource id ${resource.file.id}`];
  return [
    `DRG ${resource.decisions.id}`,
    ...[...resource.decisions.decisions.keys()].map((id) => `decision ${id}`)
  ];
}

function duplicateIds(resources: PreparedResource[]): string | undefined {
  const seen = new Set<string>();
  return resources
    .flatMap((resource) => [`resource ${resource.name}`, ...idsOf(resource)])
    .find((id) => seen.size === seen.add(id).size);
}

/** What the start events of the processes wait for, or what is wrong with them. */
function startWaits(p: Processing, resources: PreparedResource[]): Map<string, StartWait[]> | string[] {
  const problems: string[] = [];
  const waits = new Map<string, StartWait[]>();
  for (const resource of resources) {
    if (resource.kind !== 'bpmn') continue;
    for (const process of resource.processes) {
      const evaluated = wrongTimer(process, p.now()) ?? evaluateStarts(p, process);
      if (evaluated instanceof Failure) problems.push(problemOf(resource.name, evaluated.message));
      else waits.set(process.id, evaluated);
    }
  }
  return problems.length === 0 ? waits : problems;
}

function replaceStartEvents(p: Processing, process: DeployedProcess, waits: StartWait[]): void {
  const { processDefinitionId, version } = process.record;
  for (const older of p.state.definitions.processes.versionsOf(processDefinitionId)) {
    if (older.record.version < version) closeStartEvents(p, older);
  }
  openStartEvents(p, process, waits);
}
