import { ask } from '../../engine/testing/ask.ts';
import { stepsPerSecond } from '../support/measure.ts';
import { type Section, whole } from '../support/section.ts';
import {
  askAll,
  countWrites,
  databases,
  nothingWritten,
  perEach,
  toldWritten,
  withEngine
} from '../support/stores.ts';
import { IN_FLIGHT } from '../workloads/model.ts';

const processId = 'bench-message';
const name = 'bench-answer';
const model = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="Bench" targetNamespace="urn:bench">
<bpmn:message id="Answer" name="${name}"><bpmn:extensionElements><zeebe:subscription correlationKey="=key" /></bpmn:extensionElements></bpmn:message>
<bpmn:process id="${processId}" isExecutable="true"><bpmn:startEvent id="Begun" /><bpmn:endEvent id="Done" />
<bpmn:intermediateCatchEvent id="Answered"><bpmn:messageEventDefinition id="AnsweredBy" messageRef="Answer" /></bpmn:intermediateCatchEvent>
<bpmn:sequenceFlow id="ToAnswered" sourceRef="Begun" targetRef="Answered" /><bpmn:sequenceFlow id="ToDone" sourceRef="Answered" targetRef="Done" /></bpmn:process></bpmn:definitions>`;

/** Messages that find theirs among many waiting instances and end it: how many in a second. */
export const messages: Section = async (scale, show) => {
  const measured = await databases.sqlite((store) =>
    withEngine(store, model, async (engine) => {
      await askAll(engine, scale.subscriptions, (n) => ({
        type: 'CreateProcessInstance',
        processDefinitionId: processId,
        variables: { key: `k${n}` }
      }));
      let next = 0;
      const publish = async () => {
        // Once all have been answered, the lanes that are still under way have nobody left to find.
        if (next >= scale.subscriptions) return;
        await ask(engine, { type: 'CorrelateMessage', name, correlationKey: `k${next++}` });
      };
      const warm = Math.round(scale.subscriptions / 20);
      const ms = Math.min(scale.ms, scale.subscriptions / 50);
      let written = () => nothingWritten;
      const then = () => {
        written = countWrites(store);
      };
      const { rate, count } = await stepsPerSecond(IN_FLIGHT, ms, publish, { steps: warm, then });
      const each = perEach(written(), count);
      if (next >= scale.subscriptions) throw new Error('measured for too long: all are answered');
      return { rate, left: scale.subscriptions - next, ...each };
    })
  );
  show(
    `Messages correlated among ${whole(scale.subscriptions)} waiting instances, messages/s`,
    whole(measured.rate),
    toldWritten(measured, 'a message')
  );
  return measured;
};
