/** A JSON object of either version. */
export type Item = Readonly<Record<string, unknown>>;

/** What a case or a model brought along: its names are nobody's to change. */
const foreign = new Set(['variables', 'customHeaders', 'schema']);

const isObject = (value: unknown): value is Item => typeof value === 'object' && value !== null;

const keyText = (name: string, value: unknown): unknown =>
  typeof value === 'number' && /(^k|K)ey$/.test(name) ? String(value) : value;

const instantText = (name: string, value: unknown): unknown =>
  typeof value === 'string' && /Date$/.test(name) && !Number.isNaN(Date.parse(value))
    ? new Date(value).toISOString()
    : value;

/** Keys become texts and instants get one form, at every depth but in what is not the engine's own. */
export function newValues(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(newValues);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      foreign.has(name) ? inner : newValues(keyText(name, instantText(name, inner)))
    ])
  );
}

/** Names that were others in 8.6, by what is named. */
const renamed = {
  job: { key: 'jobKey' },
  userTask: {
    key: 'userTaskKey',
    candidateGroup: 'candidateGroups',
    candidateUser: 'candidateUsers',
    tenantIds: 'tenantId'
  },
  incident: { key: 'incidentKey', flowNodeId: 'elementId', flowNodeInstanceKey: 'elementInstanceKey' },
  elementInstance: {
    key: 'elementInstanceKey',
    flowNodeInstanceKey: 'elementInstanceKey',
    flowNodeId: 'elementId',
    flowNodeName: 'elementName',
    incident: 'hasIncident'
  },
  processInstance: {
    key: 'processInstanceKey',
    bpmnProcessId: 'processDefinitionId',
    processVersion: 'processDefinitionVersion',
    parentKey: 'parentProcessInstanceKey',
    incident: 'hasIncident'
  },
  processDefinition: {
    key: 'processDefinitionKey',
    bpmnProcessId: 'processDefinitionId'
  },
  variable: { key: 'variableKey' }
} as const satisfies Record<string, Readonly<Record<string, string>>>;

export type Kind = keyof typeof renamed;

/** An object of 8.6 as 8.8 would answer it. */
export function newNames(kind: Kind, item: Item): Item {
  const names: Readonly<Record<string, string>> = renamed[kind];
  const named = Object.entries(item).map(([name, value]) => [names[name] ?? name, value]);
  return newValues(Object.fromEntries(named)) as Item;
}

/** A filter of 8.8 as 8.6 reads it: its own names, keys as numbers. */
export function oldNames(kind: Kind, filter: Item): Item {
  const names = new Map(Object.entries(renamed[kind]).map(([before, after]) => [after as string, before]));
  return Object.fromEntries(
    Object.entries(filter).map(([name, value]) => [
      names.get(name) ?? name,
      /Key$/.test(name) ? Number(value) : value
    ])
  );
}
