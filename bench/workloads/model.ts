import type { JsonObject } from '../../engine/commands.ts';

/** Instances that are open at the same time. */
export const IN_FLIGHT = 64;

/** Type of every job. */
export const JOB_TYPE = 'bench-work';

/** The variables that every instance starts with: 1 KB of JSON. */
export const VARIABLES: JsonObject = { payload: 'x'.repeat(1000) };

/** What a worker answers with. */
export const RESULT: JsonObject = { done: true };

/** What a person answers with. */
export const DECISION: JsonObject = { approved: true };

/** How conditions are written: in FEEL, or as the peer resolves them. */
export type Dialect = 'feel' | 'peer';

/** What happens to an instance from outside between its start and its end, in this order. */
export type Turn = { readonly jobs: number } | 'person';

/** Type of the job that a user task without `zeebe:userTask` is. */
export const USER_TASK_JOB_TYPE = 'io.camunda.zeebe:userTask';

/** A process that is measured. */
export interface Workload {
  readonly name: string;
  readonly says: string;
  readonly processId: string;
  readonly turns: readonly Turn[];
  model(dialect: Dialect): string;
}

const service = (id: string) =>
  `<bpmn:serviceTask id="${id}" implementation="\${environment.services.work}"><bpmn:extensionElements><zeebe:taskDefinition type="${JOB_TYPE}" /></bpmn:extensionElements></bpmn:serviceTask>`;

const person = (id: string) =>
  `<bpmn:userTask id="${id}"><bpmn:extensionElements><zeebe:userTask /><zeebe:assignmentDefinition candidateGroups="bench" /></bpmn:extensionElements></bpmn:userTask>`;

const flow = (from: string, to: string, condition = '') =>
  `<bpmn:sequenceFlow id="${from}-${to}" sourceRef="${from}" targetRef="${to}">${condition}</bpmn:sequenceFlow>`;

const chain = (...ids: string[]) =>
  ids
    .slice(1)
    .map((to, i) => flow(ids[i]!, to))
    .join('');

const start = '<bpmn:startEvent id="Begun" />';
const end = (id = 'Done') => `<bpmn:endEvent id="${id}" />`;

const approved: Record<Dialect, string> = {
  feel: '=approved',
  peer: '${environment.output.approved}'
};

const process = (id: string, content: string) => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="Bench" targetNamespace="urn:bench">
<bpmn:process id="${id}" isExecutable="true">${content}</bpmn:process></bpmn:definitions>`;

const numbered = [1, 2, 3, 4, 5];

/** start → service task → end. */
export const oneTask: Workload = {
  name: 'W1',
  says: 'a service task',
  processId: 'bench-one-task',
  turns: [{ jobs: 1 }],
  model: () =>
    process('bench-one-task', [start, service('Work'), end(), chain('Begun', 'Work', 'Done')].join(''))
};

/** start → user task (claim, complete) → exclusive gateway → service task → user task → end. */
export const approval: Workload = {
  name: 'W2',
  says: 'two user tasks, a gateway, a service task',
  processId: 'bench-approval',
  turns: ['person', { jobs: 1 }, 'person'],
  model: (dialect) =>
    process(
      'bench-approval',
      [
        start,
        person('Decide'),
        '<bpmn:exclusiveGateway id="Approved" default="Approved-Refused" />',
        service('Work'),
        person('Confirm'),
        end('Refused'),
        end(),
        chain('Begun', 'Decide', 'Approved'),
        flow(
          'Approved',
          'Work',
          `<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${approved[dialect]}</bpmn:conditionExpression>`
        ),
        flow('Approved', 'Refused'),
        chain('Work', 'Confirm', 'Done')
      ].join('')
    )
};

/** start → fork → five service tasks side by side → join → end. */
export const fiveAbreast: Workload = {
  name: 'W3',
  says: 'five service tasks side by side',
  processId: 'bench-five-abreast',
  turns: [{ jobs: 5 }],
  model: () =>
    process(
      'bench-five-abreast',
      [
        start,
        '<bpmn:parallelGateway id="Fork" /><bpmn:parallelGateway id="Join" />',
        ...numbered.map((n) => service(`Work${n}`) + chain('Fork', `Work${n}`, 'Join')),
        end(),
        flow('Begun', 'Fork'),
        flow('Join', 'Done')
      ].join('')
    )
};

/** start → five service tasks, one after the other → end. */
export const fiveInARow: Workload = {
  name: 'Five in a row',
  says: 'five service tasks one after the other',
  processId: 'bench-five-in-a-row',
  turns: [{ jobs: 5 }],
  model: () =>
    process(
      'bench-five-in-a-row',
      [
        start,
        ...numbered.map((n) => service(`Work${n}`)),
        end(),
        chain('Begun', ...numbered.map((n) => `Work${n}`), 'Done')
      ].join('')
    )
};

export const workloads = [oneTask, approval, fiveAbreast, fiveInARow];

/** The workload with a process id. */
export function workloadOf(processId: string): Workload {
  const found = workloads.find((workload) => workload.processId === processId);
  if (!found) throw new Error(`no workload ${processId}`);
  return found;
}
