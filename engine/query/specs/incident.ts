import type { IncidentRecord } from '../../records.ts';
import { instant, key, text } from '../filters.ts';
import { isoTime, orAbsent } from '../present.ts';
import type { SearchSpec } from '../search-spec.ts';

/** An incident as the API answers with it. */
export function incidentItem(incident: IncidentRecord): object {
  return {
    incidentKey: incident.key,
    errorType: incident.errorType,
    errorMessage: incident.errorMessage,
    state: incident.state,
    creationTime: isoTime(incident.creationTime),
    elementId: incident.elementId,
    elementInstanceKey: incident.elementInstanceKey,
    processInstanceKey: incident.processInstanceKey,
    processDefinitionKey: incident.processDefinitionKey,
    processDefinitionId: incident.processDefinitionId,
    jobKey: orAbsent(incident.jobKey),
    tenantId: incident.tenantId
  };
}

/** `POST /incidents/search` */
export const incidentSearch: SearchSpec<'incident'> = {
  kind: 'incident',
  filters: {
    processDefinitionId: text('processDefinitionId'),
    errorType: text('errorType'),
    errorMessage: text('errorMessage'),
    elementId: text('elementId'),
    creationTime: instant('creationTime'),
    state: text('state'),
    tenantId: text('tenantId'),
    incidentKey: key('key'),
    processDefinitionKey: key('processDefinitionKey'),
    processInstanceKey: key('processInstanceKey'),
    elementInstanceKey: key('elementInstanceKey'),
    jobKey: key('jobKey')
  },
  sort: {
    incidentKey: 'key',
    processDefinitionKey: 'processDefinitionKey',
    processDefinitionId: 'processDefinitionId',
    processInstanceKey: 'processInstanceKey',
    errorType: 'errorType',
    errorMessage: 'errorMessage',
    elementId: 'elementId',
    elementInstanceKey: 'elementInstanceKey',
    creationTime: 'creationTime',
    state: 'state',
    jobKey: 'jobKey',
    tenantId: 'tenantId'
  },
  toItem: incidentItem
};
