import {
  element,
  extensions,
  io,
  message,
  onMessage,
  onSignal,
  onTimer,
  process
} from '../../../support/bpmn.ts';
import { type Block, type Feature, inSequence, type Scene, single } from '../scene.ts';
import { serviceTask } from './tasks.ts';

/** A process that an event starts: what it does ends by itself. */
function startedBy(scene: Scene, definition: string): void {
  const [start, end] = [scene.name('Begin'), scene.name('End')];
  const processId = `${scene.id}-${scene.name('Started')}`;
  const mapping = scene.chance.happens(40) ? extensions(io({}, { r: '=n', s: '=color' })) : '';
  const body: Block = inSequence([
    single(start, element('startEvent', start, mapping + definition)),
    serviceTask(scene),
    ...(scene.chance.happens(50) ? [scene.block()] : []),
    single(end, element('endEvent', end))
  ]);
  scene.processes.push(process(processId, body.xml));
  scene.started.push(processId);
}

/** A process that messages start: one instance at a time for each correlation key. */
export const messageStart: Feature = (scene) => {
  const id = scene.name('Message');
  const name = `${scene.id}-${id}`;
  scene.roots.push(message(id, name));
  startedBy(scene, onMessage(id));
  for (const correlationKey of ['', 'k-1', 'k-2'])
    scene.triggers.push({
      kind: 'message',
      name,
      correlationKey,
      timeToLive: scene.chance.happens(50) ? 0 : 30 * 24 * 3_600_000
    });
  return serviceTask(scene);
};

/** A process that a signal starts: from outside, or thrown by the process itself. */
export const signalStart: Feature = (scene) => {
  const id = scene.name('Signal');
  const name = `${scene.id}-${id}`;
  scene.roots.push(`<bpmn:signal id="${id}" name="${name}" />`);
  startedBy(scene, onSignal(id));
  scene.triggers.push({ kind: 'signal', name });
  const task = serviceTask(scene);
  if (!scene.chance.happens(60)) return task;
  const thrown = scene.name('Broadcast');
  const carried = extensions(io({ n: '=n + 1', color: '="signal"' }));
  return inSequence([
    task,
    single(thrown, element('intermediateThrowEvent', thrown, carried + onSignal(id)))
  ]);
};

/** A process that a timer starts, once or several times. */
export const timerStart: Feature = (scene) => {
  const timer = scene.chance.happens(50) ? onTimer('timeCycle', 'R2/PT50M') : onTimer('timeCycle', 'R1/PT3H');
  startedBy(scene, timer);
  return serviceTask(scene);
};
