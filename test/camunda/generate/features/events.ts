import { element, extensions, job, onMessage, onTimer } from '../../../support/bpmn.ts';
import { type Feature, single } from '../scene.ts';

export const messageCatch: Feature = (scene) => {
  const id = scene.name('Await');
  return single(id, element('intermediateCatchEvent', id, onMessage(scene.message())));
};

export const receiveTask: Feature = (scene) => {
  const id = scene.name('Receive');
  return single(id, element('receiveTask', id, '', `messageRef="${scene.message()}"`));
};

/** A message that a job sends. */
export const messageThrow: Feature = (scene) => {
  const id = scene.name('Publish');
  const content = extensions(job('send')) + onMessage(scene.message());
  return single(id, element('intermediateThrowEvent', id, content));
};

/** None falls due at once: when the real engine sees to those is a matter of chance. */
const timers: [Parameters<typeof onTimer>[0], string][] = [
  ['timeDuration', 'PT10M'],
  ['timeDuration', '=duration("PT" + string(n + 10) + "M")'],
  ['timeDuration', 'PT3H'],
  ['timeDuration', '=missing']
];

export const timerCatch: Feature = (scene) => {
  const id = scene.name('Wait');
  return single(id, element('intermediateCatchEvent', id, onTimer(...scene.chance.pick(timers))));
};
