/** Which version of a process, decision or form is meant by a reference in a model. */
import { Failure } from '../feel/failure.ts';
import type { Binding, CalledReference } from '../model/executable.ts';
import type { IncidentErrorType } from '../records.ts';
import type { DeployedDecision, DeployedProcess } from '../state/definitions.ts';
import type { Scope } from '../state/scope.ts';
import type { Versions } from '../state/versions.ts';
import type { Processing } from './processing.ts';

interface Reference {
  id: string;
  binding: Binding;
  versionTag: string | null;
}

type Item = { record: { key: string; version: number; versionTag: string | null; deploymentKey: string } };

function find<Found extends Item>(
  versions: Versions<Found>,
  scope: Scope,
  { id, binding, versionTag }: Reference
): Found | undefined {
  if (binding === 'deployment') return versions.inDeployment(id, scope.process.record.deploymentKey);
  if (binding === 'versionTag') return versions.tagged(id, versionTag ?? '');
  return versions.latest(id);
}

function missing(
  errorType: IncidentErrorType,
  what: string,
  { id, binding, versionTag }: Reference
): Failure {
  const how = {
    latest: '',
    deployment: ' in the same deployment',
    versionTag: ` with version tag '${versionTag ?? ''}'`
  };
  return new Failure(errorType, `Expected ${what} '${id}'${how[binding]} to be deployed, but not found.`);
}

/** The process that a call activity means. */
export function findProcess(
  p: Processing,
  scope: Scope,
  called: CalledReference,
  id: string
): DeployedProcess | Failure {
  const reference = { id, binding: called.binding, versionTag: called.versionTag };
  const found = find(p.state.definitions.processes, scope, reference);
  return found ?? missing('CALLED_ELEMENT_ERROR', 'process with BPMN process id', reference);
}

/** The decision that a business rule task means. */
export function findDecision(
  p: Processing,
  scope: Scope,
  called: CalledReference,
  id: string
): DeployedDecision | Failure {
  const reference = { id, binding: called.binding, versionTag: called.versionTag };
  const found = find(p.state.definitions.decisions, scope, reference);
  return found ?? missing('CALLED_DECISION_ERROR', 'decision', reference);
}

/** The deployed file that a job is given. */
export function findResource(p: Processing, scope: Scope, reference: Reference): string | Failure {
  const found = find(p.state.definitions.resources, scope, reference);
  return found?.record.key ?? missing('RESOURCE_NOT_FOUND', 'resource', reference);
}

/** The key of the form that a user task means. */
export function findForm(p: Processing, scope: Scope, reference: Reference): string | Failure {
  const found = find(p.state.definitions.forms, scope, reference);
  return found?.record.key ?? missing('FORM_NOT_FOUND', 'form', reference);
}
