import type { Condition } from '../../ports.ts';
import { type JobRecord, shownForBlank } from '../../records.ts';
import { flag, instant, integer, key, text, word } from '../filters.ts';
import { isoTime } from '../present.ts';
import { type FilterReader, invalidSearch, type SearchSpec } from '../search-spec.ts';

/** A job as the API answers with it. The API has no word for "handed out": such a job is still CREATED. */
export function jobItem(job: JobRecord): object {
  return {
    jobKey: job.key,
    type: job.type,
    state: job.state === 'ACTIVATED' ? 'CREATED' : job.state,
    retries: job.retries,
    worker: job.worker ?? shownForBlank.worker,
    deadline: isoTime(job.deadline),
    customHeaders: job.customHeaders,
    errorCode: job.errorCode,
    errorMessage: job.errorMessage,
    hasFailedWithRetriesLeft: job.state === 'FAILED' && job.retries > 0,
    kind: job.kind ?? shownForBlank.kind,
    listenerEventType: job.listenerEventType ?? shownForBlank.listenerEventType,
    isDenied: job.denied,
    deniedReason: job.deniedReason,
    elementId: job.elementId,
    elementInstanceKey: job.elementInstanceKey,
    processInstanceKey: job.processInstanceKey,
    processDefinitionKey: job.processDefinitionKey,
    processDefinitionId: job.processDefinitionId,
    endTime: isoTime(job.endDate),
    tenantId: job.tenantId
  };
}

/** CREATED in a filter covers jobs that are handed out, as in the answers. */
const state: FilterReader = (value, name) => ofState(value, name).map(withHandedOut);

const ofState = word(
  'state',
  'CANCELED COMPLETED CREATED ERROR_THROWN FAILED MIGRATED RETRIES_UPDATED TIMED_OUT'
);

function withHandedOut(condition: Condition): Condition {
  if (!('field' in condition)) return condition;
  const { field, op, value } = condition;
  const listed = [value].flat().includes('CREATED');
  if (!listed || op === 'exists' || op === 'like') return condition;
  const excludes = op === 'neq' || op === 'notIn';
  return { field, op: excludes ? 'notIn' : 'in', value: [...[value].flat(), 'ACTIVATED'] };
}

const hasFailedWithRetriesLeft: FilterReader = (value, name) => {
  if (typeof value !== 'boolean') throw invalidSearch(`The filter ${name} must be true or false.`);
  const failed: Condition = { field: 'state', op: value ? 'eq' : 'neq', value: 'FAILED' };
  const retries: Condition = { field: 'retries', op: value ? 'gt' : 'eq', value: 0 };
  return value ? [failed, retries] : [{ any: [[failed], [retries]] }];
};

/** `POST /jobs/search` */
export const jobSearch: SearchSpec<'job'> = {
  kind: 'job',
  filters: {
    deadline: instant('deadline'),
    deniedReason: text('deniedReason'),
    elementId: text('elementId'),
    elementInstanceKey: key('elementInstanceKey'),
    endTime: instant('endDate'),
    errorCode: text('errorCode'),
    errorMessage: text('errorMessage'),
    hasFailedWithRetriesLeft,
    isDenied: flag('denied'),
    jobKey: key('key'),
    kind: word('kind', 'AD_HOC_SUB_PROCESS BPMN_ELEMENT EXECUTION_LISTENER TASK_LISTENER'),
    listenerEventType: word(
      'listenerEventType',
      'ASSIGNING CANCELING COMPLETING CREATING END START UNSPECIFIED UPDATING'
    ),
    processDefinitionId: text('processDefinitionId'),
    processDefinitionKey: key('processDefinitionKey'),
    processInstanceKey: key('processInstanceKey'),
    retries: integer('retries'),
    state,
    tenantId: text('tenantId'),
    type: text('type'),
    worker: text('worker')
  },
  sort: {
    deadline: 'deadline',
    deniedReason: 'deniedReason',
    elementId: 'elementId',
    elementInstanceKey: 'elementInstanceKey',
    endTime: 'endDate',
    errorCode: 'errorCode',
    errorMessage: 'errorMessage',
    isDenied: 'denied',
    jobKey: 'key',
    kind: 'kind',
    listenerEventType: 'listenerEventType',
    processDefinitionId: 'processDefinitionId',
    processDefinitionKey: 'processDefinitionKey',
    processInstanceKey: 'processInstanceKey',
    retries: 'retries',
    state: 'state',
    tenantId: 'tenantId',
    type: 'type',
    worker: 'worker'
  },
  toItem: jobItem
};
