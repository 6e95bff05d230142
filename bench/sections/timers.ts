import { ask } from '../../engine/testing/ask.ts';
import { controlledClock } from '../../engine/clock/controlled-clock.ts';
import { timed } from '../support/measure.ts';
import { middle, type Section, whole } from '../support/section.ts';
import {
  askAll,
  countWrites,
  databases,
  perEach,
  toldWritten,
  withEngine,
  type Written
} from '../support/stores.ts';

const processId = 'bench-timer';
const model = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="Bench" targetNamespace="urn:bench">
<bpmn:process id="${processId}" isExecutable="true"><bpmn:startEvent id="Begun" /><bpmn:endEvent id="Done" />
<bpmn:intermediateCatchEvent id="Hour"><bpmn:timerEventDefinition id="HourTimer"><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">PT1H</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>
<bpmn:sequenceFlow id="ToHour" sourceRef="Begun" targetRef="Hour" /><bpmn:sequenceFlow id="ToDone" sourceRef="Hour" targetRef="Done" /></bpmn:process></bpmn:definitions>`;

const hour = 3_600_000;

/** Many timers that fall due in the same moment: how many instances go through theirs and end, in a second. */
export const timers: Section = async (scale, show) => {
  const rounds: (Written & { rate: number })[] = [];
  for (let round = 0; round < scale.rounds; round++)
    rounds.push(
      await databases.sqlite((store) => {
        const clock = controlledClock(Date.UTC(2026, 0, 5));
        const work = async (engine: Parameters<typeof ask>[0]) => {
          await askAll(engine, scale.timers, () => ({
            type: 'CreateProcessInstance',
            processDefinitionId: processId
          }));
          const written = countWrites(store);
          const ms = await timed(() => ask(engine, { type: 'PinClock', timestamp: clock.now() + hour }));
          const each = perEach(written(), scale.timers);
          const { totalItems } = await store.search('processInstance', {
            where: [{ field: 'state', op: 'eq', value: 'ACTIVE' }],
            sort: [],
            limit: 1
          });
          if (totalItems > 0) throw new Error(`${totalItems} timers have not fired`);
          return { rate: (scale.timers / ms) * 1000, ...each };
        };
        return withEngine(store, model, work, clock);
      })
    );
  const figures = middle(rounds, ['rate', 'commits', 'bytes']);
  show(`${whole(scale.timers)} timers due at once, instances/s`, whole(figures.rate), toldWritten(figures));
  return figures;
};
