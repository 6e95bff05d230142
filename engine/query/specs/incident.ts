import type { IncidentRecord } from '../../records.ts';
import { instant, key, text, word } from '../filters.ts';
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

const errorTypes =
  'AD_HOC_SUB_PROCESS_NO_RETRIES CALLED_DECISION_ERROR CALLED_ELEMENT_ERROR CONDITION_ERROR DECISION_EVALUATION_ERROR EXECUTION_LISTENER_NO_RETRIES EXTRACT_VALUE_ERROR FORM_NOT_FOUND IO_MAPPING_ERROR JOB_NO_RETRIES MESSAGE_SIZE_EXCEEDED RESOURCE_NOT_FOUND TASK_LISTENER_NO_RETRIES UNHANDLED_ERROR_EVENT UNKNOWN UNSPECIFIED';

/** `POST /incidents/search` */
export const incidentSearch: SearchSpec<'incident'> = {
  kind: 'incident',
  filters: {
    processDefinitionId: text('processDefinitionId'),
    errorType: word('errorType', errorTypes),
    errorMessage: text('errorMessage'),
    elementId: text('elementId'),
    creationTime: instant('creationTime'),
    state: word('state', 'ACTIVE MIGRATED PENDING RESOLVED'),
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
