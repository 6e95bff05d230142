import type { Condition } from '../../engine/ports.ts';
import type { EntityKind } from '../../engine/records.ts';

const ofActiveInstance: Condition = {
  related: 'processInstance',
  on: { key: 'processInstanceKey' },
  where: [{ field: 'state', op: 'eq', value: 'ACTIVE' }]
};

function inState(value: string): Condition {
  return { field: 'state', op: 'eq', value };
}

const openTaskStates = ['CREATED', 'CREATING', 'ASSIGNING', 'UPDATING', 'COMPLETING', 'CANCELING'];

/** Which rows of a kind processing needs in memory: all where nothing is said, none for `false`. */
export const activeRows: { readonly [Kind in EntityKind]?: readonly Condition[] | false } = {
  processInstance: [inState('ACTIVE')],
  elementInstance: [ofActiveInstance, inState('ACTIVE')],
  variable: [ofActiveInstance],
  job: [ofActiveInstance, { field: 'endDate', op: 'exists', value: false }],
  userTask: [{ field: 'state', op: 'in', value: openTaskStates }],
  incident: [inState('ACTIVE')],
  messageSubscription: [inState('CREATED')],
  decisionInstance: false,
  batchOperation: [{ field: 'endDate', op: 'exists', value: false }],
  batchItem: [inState('ACTIVE')],
  documentContent: false
};
