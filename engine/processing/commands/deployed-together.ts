import type { SameDeployment } from '../../model/executable.ts';
import { type PreparedResource, problemOf } from '../../model/prepare.ts';

/** What is wrong with the references to what must be in the same deployment, file by file. */
export function notDeployedTogether(resources: readonly PreparedResource[]): string[] {
  const given = new Set(resources.flatMap(idsOf));
  return resources.flatMap((resource) => {
    if (resource.kind !== 'bpmn') return [];
    const missing = resource.processes.flatMap(({ sameDeployment }) =>
      sameDeployment.filter((reference) => !given.has(named(reference)))
    );
    return missing.map((reference) => problemOf(resource.name, notFound(reference)));
  });
}

function idsOf(resource: PreparedResource): string[] {
  if (resource.kind === 'bpmn') return resource.processes.map(({ id }) => named({ kind: 'process', id }));
  if (resource.kind === 'dmn')
    return [...resource.decisions.decisions.keys()].map((id) => named({ kind: 'decision', id }));
  return resource.kind === 'form' ? [named({ kind: 'form', id: resource.form.id })] : [];
}

const named = ({ kind, id }: Pick<SameDeployment, 'kind' | 'id'>): string => `${kind} ${id}`;

const notFound = ({ elementId, kind, id }: SameDeployment): string =>
  `Element: ${elementId} - ERROR: Expected to find ${kind} with id '${id}' in current deployment, but not found.`;
