import { BpmnModdle } from 'bpmn-moddle';
import { Engine } from 'bpmn-engine';
import { EventEmitter } from 'node:events';
import { stepsPerSecond } from '../support/measure.ts';
import { DECISION, IN_FLIGHT, RESULT, VARIABLES, type Workload } from './model.ts';

/** A workload on bpmn-engine, in memory and not durable: instances per second. The model is parsed once. */
export async function onPeer(workload: Workload, ms: number): Promise<number> {
  const moddleContext = await new BpmnModdle().fromXML(workload.model('peer'));
  const services = {
    work: (_scope: unknown, done: (error: null, result: unknown) => void) =>
      setImmediate(() => done(null, RESULT))
  };
  const people = workload.turns.filter((turn) => turn === 'person').length;
  const step = () =>
    new Promise<void>((resolve, reject) => {
      const engine = Engine({ moddleContext: moddleContext as never });
      const listener = new EventEmitter();
      let decisions = 0;
      listener.on(
        'activity.wait',
        (task: { environment: { output: object }; signal(answer: object): void }) => {
          Object.assign(task.environment.output, DECISION);
          decisions++;
          setImmediate(() => task.signal(DECISION));
        }
      );
      engine.once('end', () => (decisions === people ? resolve() : reject(new Error('a turn was left out'))));
      engine.once('error', reject);
      engine.execute({ services, listener, variables: { ...VARIABLES } }).catch(reject);
    });
  const { rate } = await stepsPerSecond(IN_FLIGHT, ms, step, { steps: 100 });
  return rate;
}
