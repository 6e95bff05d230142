import { BpmnModdle } from 'bpmn-moddle';
import { Engine } from 'bpmn-engine';
import { stepsPerSecond } from '../measure.ts';
import { IN_FLIGHT, MODEL, RESULT, VARIABLES } from './model.ts';

/** W1 on bpmn-engine, in memory and not durable: instances per second. The model is parsed once. */
export async function w1OnPeer(ms: number): Promise<number> {
  const moddleContext = await new BpmnModdle().fromXML(MODEL);
  const services = {
    work: (_scope: unknown, done: (error: null, result: unknown) => void) =>
      setImmediate(() => done(null, RESULT))
  };
  const step = () =>
    new Promise<void>((resolve, reject) => {
      const engine = Engine({ moddleContext: moddleContext as never });
      engine.once('end', () => resolve());
      engine.once('error', reject);
      engine.execute({ services, variables: { ...VARIABLES } }).catch(reject);
    });
  const { rate } = await stepsPerSecond(IN_FLIGHT, ms, step, { steps: 100 });
  return rate;
}
