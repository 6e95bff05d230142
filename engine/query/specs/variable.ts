import type { VariableRecord } from '../../records.ts';
import { key, text, unsupported } from '../filters.ts';
import type { SearchSpec } from '../search-spec.ts';

/** Longer values are cut in search results, as in Camunda 8. */
export const TRUNCATE_AT = 8191;

function base(variable: VariableRecord) {
  return {
    name: variable.name,
    tenantId: variable.tenantId,
    variableKey: variable.key,
    scopeKey: variable.scopeKey,
    processInstanceKey: variable.processInstanceKey
  };
}

/** A variable with its whole value (JSON text), as `GET /variables/{key}` answers. */
export function variableDetail(variable: VariableRecord): object {
  return { ...base(variable), value: variable.value };
}

/** A variable in a list, its value cut when it is long. */
export function variableItem(variable: VariableRecord): object {
  const isTruncated = variable.value.length > TRUNCATE_AT;
  return {
    ...base(variable),
    value: isTruncated ? variable.value.slice(0, TRUNCATE_AT) : variable.value,
    isTruncated
  };
}

/** A variable in a list that asked for whole values. */
export function wholeVariableItem(variable: VariableRecord): object {
  return { ...base(variable), value: variable.value, isTruncated: false };
}

/** `POST /variables/search` */
export const variableSearch: SearchSpec<'variable'> = {
  kind: 'variable',
  filters: {
    name: text('name'),
    value: text('value'),
    tenantId: text('tenantId'),
    isTruncated: unsupported,
    variableKey: key('key'),
    scopeKey: key('scopeKey'),
    processInstanceKey: key('processInstanceKey')
  },
  sort: {
    value: 'value',
    name: 'name',
    tenantId: 'tenantId',
    variableKey: 'key',
    scopeKey: 'scopeKey',
    processInstanceKey: 'processInstanceKey'
  },
  toItem: variableItem
};
