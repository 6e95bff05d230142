import type { ProcessDefinitionRecord } from '../../records.ts';
import { flag, integer, key, text } from '../filters.ts';
import { orAbsent } from '../present.ts';
import { type FilterReader, invalidSearch, type SearchSpec } from '../search-spec.ts';

/** The highest version of each id, when asked for with `true`. */
export function latestVersion(idField: string): FilterReader {
  return (value, name) => {
    if (typeof value !== 'boolean') throw invalidSearch(`The filter ${name} must be true or false.`);
    return value ? [{ latestVersionOf: idField }] : [];
  };
}

/** A process definition as the API answers with it. */
export function processDefinitionItem(definition: ProcessDefinitionRecord): object {
  return {
    processDefinitionKey: definition.key,
    processDefinitionId: definition.processDefinitionId,
    name: orAbsent(definition.name),
    resourceName: definition.resourceName,
    version: definition.version,
    versionTag: orAbsent(definition.versionTag),
    tenantId: definition.tenantId,
    hasStartForm: definition.hasStartForm
  };
}

/** `POST /process-definitions/search` */
export const processDefinitionSearch: SearchSpec<'processDefinition'> = {
  kind: 'processDefinition',
  filters: {
    name: text('name'),
    isLatestVersion: latestVersion('processDefinitionId'),
    resourceName: text('resourceName'),
    version: integer('version'),
    versionTag: text('versionTag'),
    processDefinitionId: text('processDefinitionId'),
    tenantId: text('tenantId'),
    processDefinitionKey: key('key'),
    hasStartForm: flag('hasStartForm')
  },
  sort: {
    processDefinitionKey: 'key',
    name: 'name',
    resourceName: 'resourceName',
    version: 'version',
    versionTag: 'versionTag',
    processDefinitionId: 'processDefinitionId',
    tenantId: 'tenantId'
  },
  toItem: processDefinitionItem
};
