import { SHOWN_CHARACTERS } from '../../ports.ts';
import type { VariableRecord } from '../../records.ts';
import { key, longer, text } from '../filters.ts';
import type { SearchSpec } from '../search-spec.ts';

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
  const value = shortened(variable.value);
  return { ...base(variable), value, isTruncated: value.length < variable.value.length };
}

/** A character outside of the basic plane counts as one, as in a database. */
function shortened(text: string): string {
  if (text.length <= SHOWN_CHARACTERS) return text;
  return [...text.slice(0, 2 * SHOWN_CHARACTERS)].slice(0, SHOWN_CHARACTERS).join('');
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
    isTruncated: longer('value', SHOWN_CHARACTERS),
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
