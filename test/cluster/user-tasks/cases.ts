/** One request to a user task. */
export interface Act {
  readonly does: 'assign' | 'unassign' | 'update' | 'complete';
  readonly body?: Readonly<Record<string, unknown>>;
}

/** What is done to one task, on either engine. */
export interface UserTaskCase {
  readonly name: string;
  /** Variables that the process starts with; the task's definition reads them ({@link model}). */
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly acts: readonly Act[];
}

/** Every property of a native user task comes from a variable of the same name; `approved` decides where the process ends. */
export const model = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="Compared" targetNamespace="urn:test">
<bpmn:process id="compared-task" isExecutable="true">
<bpmn:startEvent id="Begun" />
<bpmn:userTask id="Decide" name="Decide it"><bpmn:extensionElements><zeebe:userTask />
<zeebe:assignmentDefinition assignee="=assignee" candidateGroups="=candidateGroups" candidateUsers="=candidateUsers" />
<zeebe:taskSchedule dueDate="=dueDate" followUpDate="=followUpDate" /><zeebe:priorityDefinition priority="=priority" />
</bpmn:extensionElements></bpmn:userTask>
<bpmn:exclusiveGateway id="Approved" default="Approved-Refused" />
<bpmn:endEvent id="Done" /><bpmn:endEvent id="Refused" />
<bpmn:sequenceFlow id="Begun-Decide" sourceRef="Begun" targetRef="Decide" />
<bpmn:sequenceFlow id="Decide-Approved" sourceRef="Decide" targetRef="Approved" />
<bpmn:sequenceFlow id="Approved-Done" sourceRef="Approved" targetRef="Done"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">=approved</bpmn:conditionExpression></bpmn:sequenceFlow>
<bpmn:sequenceFlow id="Approved-Refused" sourceRef="Approved" targetRef="Refused" />
</bpmn:process></bpmn:definitions>`;

/** What a process starts with where a case says nothing else. */
export const usualVariables = {
  assignee: '',
  candidateGroups: ['case-1/agency-head'],
  candidateUsers: [],
  dueDate: null,
  followUpDate: null,
  priority: 50,
  approved: false
};

const assign = (assignee: string, more: object = {}): Act => ({
  does: 'assign',
  body: { assignee, ...more }
});
const unassign: Act = { does: 'unassign' };
const update = (changeset: object): Act => ({ does: 'update', body: { changeset } });
const complete = (variables?: object): Act => ({ does: 'complete', body: variables ? { variables } : {} });

const instant = '2027-03-01T17:30:00+08:00';

export const userTaskCases: readonly UserTaskCase[] = [
  { name: 'as it is defined', acts: [] },
  {
    name: 'every property from an expression',
    variables: {
      assignee: 'ethics1',
      candidateGroups: ['case-1/agency-head', 'case-1/deputy'],
      candidateUsers: ['head', 'deputy'],
      dueDate: instant,
      followUpDate: '2027-02-01T09:00:00Z',
      priority: 80
    },
    acts: []
  },
  { name: 'an instant without offset', variables: { dueDate: '2027-03-01T17:30:00' }, acts: [] },
  {
    name: 'an instant with offset and zone',
    variables: { dueDate: '2027-03-01T17:30:00+08:00[Asia/Taipei]' },
    acts: []
  },
  {
    name: 'an instant with a zone alone',
    variables: { dueDate: '2027-03-01T17:30:00[Asia/Taipei]' },
    acts: []
  },
  { name: 'no groups at all', variables: { candidateGroups: [] }, acts: [] },
  { name: 'a due date that is none', variables: { dueDate: 'soon' }, acts: [] },
  { name: 'an assignee that is null', variables: { assignee: null }, acts: [] },
  { name: 'users that are null', variables: { candidateUsers: null }, acts: [] },
  { name: 'groups that are none', variables: { candidateGroups: 5 }, acts: [] },
  { name: 'a priority that is too high', variables: { priority: 101 }, acts: [] },
  { name: 'the least priority', variables: { priority: 0 }, acts: [] },
  { name: 'assigned', acts: [assign('ethics1')] },
  { name: 'assigned to another', acts: [assign('ethics1'), assign('head')] },
  {
    name: 'assigned to another without overriding',
    acts: [assign('ethics1'), assign('head', { allowOverride: false })]
  },
  {
    name: 'assigned to the same without overriding',
    acts: [assign('ethics1'), assign('ethics1', { allowOverride: false })]
  },
  { name: 'assigned to nobody', acts: [assign('')] },
  { name: 'assigned without a name', acts: [{ does: 'assign', body: {} }] },
  { name: 'assigned with a word for it', acts: [assign('ethics1', { action: 'claim' })] },
  { name: 'given back', acts: [assign('ethics1'), unassign] },
  { name: 'given back by nobody', acts: [unassign] },
  { name: 'given back twice, then taken', acts: [assign('a'), unassign, unassign, assign('b')] },
  { name: 'other groups', acts: [update({ candidateGroups: ['case-1/deputy', 'case-1/officer'] })] },
  { name: 'no groups any more', acts: [update({ candidateGroups: [] })] },
  { name: 'other users', acts: [update({ candidateUsers: ['a', 'b'] })] },
  {
    name: 'another due date',
    variables: { dueDate: instant },
    acts: [update({ dueDate: '2027-05-01T00:00:00Z' })]
  },
  { name: 'no due date any more', variables: { dueDate: instant }, acts: [update({ dueDate: '' })] },
  { name: 'a due date changed to one without offset', acts: [update({ dueDate: '2027-03-01T17:30:00' })] },
  {
    name: 'a due date changed to one with a zone',
    acts: [update({ dueDate: '2027-03-01T17:30:00+08:00[Asia/Taipei]' })]
  },
  { name: 'a follow-up date', acts: [update({ followUpDate: instant })] },
  {
    name: 'a due date changed to none',
    variables: { dueDate: instant },
    acts: [update({ dueDate: 'soon' })]
  },
  { name: 'another priority', acts: [update({ priority: 7 })] },
  { name: 'a priority out of range', acts: [update({ priority: 101 })] },
  { name: 'a priority below range', acts: [update({ priority: -1 })] },
  { name: 'an update of nothing', acts: [update({})] },
  { name: 'an update without a changeset', acts: [{ does: 'update', body: {} }] },
  { name: 'an update with a word for it', acts: [{ does: 'update', body: { action: 'escalate' } }] },
  { name: 'completed', acts: [complete()] },
  { name: 'completed with an answer', acts: [complete({ approved: true })] },
  { name: 'completed by its assignee', acts: [assign('ethics1'), complete({ approved: true })] },
  { name: 'completed twice', acts: [complete(), complete()] },
  {
    name: 'completed with a word for it',
    acts: [{ does: 'complete', body: { action: 'refuse', variables: { approved: false } } }]
  },
  { name: 'assigned after completion', acts: [complete(), assign('ethics1')] },
  { name: 'given back after completion', acts: [assign('ethics1'), complete(), unassign] },
  { name: 'changed after completion', acts: [complete(), update({ priority: 7 })] },
  {
    name: 'everything, one after the other',
    variables: { candidateUsers: ['head'], dueDate: instant },
    acts: [
      update({ candidateGroups: ['g'], candidateUsers: [], priority: 1, dueDate: '2028-01-01T00:00:00Z' }),
      assign('a'),
      update({ followUpDate: '2027-12-24T00:00:00Z' }),
      assign('b', { allowOverride: true }),
      unassign,
      assign('c', { allowOverride: false }),
      complete({ approved: true, note: 'done' })
    ]
  }
];
