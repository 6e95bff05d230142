import type { Condition } from '../../ports.ts';
import type { ElementInstanceRecord } from '../../records.ts';
import { has, instant, key, text, word } from '../filters.ts';
import { isoTime, orAbsent } from '../present.ts';
import type { FilterReader, SearchSpec } from '../search-spec.ts';

/** An element instance as the API answers with it; one without a name goes by its id. */
export function elementInstanceItem(element: ElementInstanceRecord): object {
  return {
    elementInstanceKey: element.key,
    processInstanceKey: element.processInstanceKey,
    processDefinitionKey: element.processDefinitionKey,
    processDefinitionId: element.processDefinitionId,
    elementId: element.elementId,
    elementName: element.elementName ?? element.elementId,
    type: element.type,
    state: element.state,
    startDate: isoTime(element.startDate),
    endDate: isoTime(element.endDate),
    hasIncident: element.incidentKey !== null,
    incidentKey: orAbsent(element.incidentKey),
    tenantId: element.tenantId
  };
}

/** The name that an answer has: that of the element or, without one, its id. */
const elementName: FilterReader = (value, name) => {
  const unnamed: Condition = { field: 'elementName', op: 'exists', value: false };
  const named: Condition = { field: 'elementName', op: 'exists', value: true };
  return [
    {
      any: [
        [named, ...text('elementName')(value, name)],
        [unnamed, ...text('elementId')(value, name)]
      ]
    }
  ];
};

const types =
  'AD_HOC_SUB_PROCESS AD_HOC_SUB_PROCESS_INNER_INSTANCE BOUNDARY_EVENT BUSINESS_RULE_TASK CALL_ACTIVITY END_EVENT EVENT_BASED_GATEWAY EVENT_SUB_PROCESS EXCLUSIVE_GATEWAY INCLUSIVE_GATEWAY INTERMEDIATE_CATCH_EVENT INTERMEDIATE_THROW_EVENT MANUAL_TASK MULTI_INSTANCE_BODY PARALLEL_GATEWAY PROCESS RECEIVE_TASK SCRIPT_TASK SEND_TASK SEQUENCE_FLOW SERVICE_TASK START_EVENT SUB_PROCESS TASK UNKNOWN UNSPECIFIED USER_TASK';

/** `POST /element-instances/search` */
export const elementInstanceSearch: SearchSpec<'elementInstance'> = {
  kind: 'elementInstance',
  filters: {
    processDefinitionId: text('processDefinitionId'),
    state: word('state', 'ACTIVE COMPLETED TERMINATED'),
    type: word('type', types),
    elementId: text('elementId'),
    elementName,
    hasIncident: has('incidentKey', false),
    tenantId: text('tenantId'),
    elementInstanceKey: key('key'),
    processInstanceKey: key('processInstanceKey'),
    processDefinitionKey: key('processDefinitionKey'),
    incidentKey: key('incidentKey'),
    startDate: instant('startDate'),
    endDate: instant('endDate'),
    elementInstanceScopeKey: key('scopeKey')
  },
  sort: {
    elementInstanceKey: 'key',
    processInstanceKey: 'processInstanceKey',
    processDefinitionKey: 'processDefinitionKey',
    processDefinitionId: 'processDefinitionId',
    startDate: 'startDate',
    endDate: 'endDate',
    elementId: 'elementId',
    elementName: 'elementName',
    type: 'type',
    state: 'state',
    incidentKey: 'incidentKey',
    tenantId: 'tenantId'
  },
  toItem: elementInstanceItem
};
