/** Workload W1: start → service task → end, each instance with a variable of about 1 KB. */

export const PROCESS_ID = 'bench-one-task';
export const JOB_TYPE = 'bench-work';

/** Instances that are open at the same time. */
export const IN_FLIGHT = 64;

/** The variables that every instance starts with: 1 KB of JSON. */
export const VARIABLES = { payload: 'x'.repeat(1000) };

/** What a worker answers with. */
export const RESULT = { done: true };

/** The model; `implementation` is what the peer calls, `zeebe:taskDefinition` what Camunda 8's engines do. */
export const MODEL = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="Bench" targetNamespace="urn:bench">
  <bpmn:process id="${PROCESS_ID}" isExecutable="true">
    <bpmn:startEvent id="Begun"><bpmn:outgoing>ToWork</bpmn:outgoing></bpmn:startEvent>
    <bpmn:sequenceFlow id="ToWork" sourceRef="Begun" targetRef="Work" />
    <bpmn:serviceTask id="Work" implementation="\${environment.services.work}">
      <bpmn:extensionElements><zeebe:taskDefinition type="${JOB_TYPE}" /></bpmn:extensionElements>
      <bpmn:incoming>ToWork</bpmn:incoming>
      <bpmn:outgoing>ToEnd</bpmn:outgoing>
    </bpmn:serviceTask>
    <bpmn:sequenceFlow id="ToEnd" sourceRef="Work" targetRef="Done" />
    <bpmn:endEvent id="Done"><bpmn:incoming>ToEnd</bpmn:incoming></bpmn:endEvent>
  </bpmn:process>
</bpmn:definitions>`;
