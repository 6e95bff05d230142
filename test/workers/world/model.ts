const extension = (job: string, headers: Readonly<Record<string, string>>): string => `
  <bpmn:extensionElements>
    <zeebe:taskDefinition type="${job}" retries="2" />
    <zeebe:taskHeaders>${Object.entries(headers)
      .map(([key, value]) => `<zeebe:header key="${key}" value="${value}" />`)
      .join('')}</zeebe:taskHeaders>
  </bpmn:extensionElements>`;

/** A process of one service task, with a boundary event for the BPMN error CANNOT_DEPLOY. */
export const oneJob = (
  processId: string,
  job: string,
  headers: Readonly<Record<string, string>> = {}
): string => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="https://shoumi.example/test">
  <bpmn:error id="E" errorCode="CANNOT_DEPLOY" />
  <bpmn:process id="${processId}" isExecutable="true">
    <bpmn:startEvent id="Start"><bpmn:outgoing>f1</bpmn:outgoing></bpmn:startEvent>
    <bpmn:sequenceFlow id="f1" sourceRef="Start" targetRef="Work" />
    <bpmn:serviceTask id="Work">${extension(job, headers)}
      <bpmn:incoming>f1</bpmn:incoming><bpmn:outgoing>f2</bpmn:outgoing></bpmn:serviceTask>
    <bpmn:boundaryEvent id="Caught" attachedToRef="Work"><bpmn:outgoing>f3</bpmn:outgoing><bpmn:errorEventDefinition errorRef="E" /></bpmn:boundaryEvent>
    <bpmn:sequenceFlow id="f2" sourceRef="Work" targetRef="Done" />
    <bpmn:sequenceFlow id="f3" sourceRef="Caught" targetRef="Refused" />
    <bpmn:endEvent id="Done"><bpmn:incoming>f2</bpmn:incoming></bpmn:endEvent>
    <bpmn:endEvent id="Refused"><bpmn:incoming>f3</bpmn:incoming></bpmn:endEvent>
  </bpmn:process>
</bpmn:definitions>`;
