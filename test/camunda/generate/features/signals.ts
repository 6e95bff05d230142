import { element, extensions, flows, io, onMessage, onSignal, onTimer } from '../../../support/bpmn.ts';
import { type Feature, inSequence, type Scene, single } from '../scene.ts';
import { serviceTask } from './tasks.ts';

export const signalCatch: Feature = (scene) => {
  const id = scene.name('Await');
  const mapping = scene.chance.happens(40) ? extensions(io({ local: '=n' }, { r: '=n', s: '=local' })) : '';
  return single(id, element('intermediateCatchEvent', id, mapping + onSignal(scene.signal())));
};

/** What a thrown signal carries are the local variables of the throwing event. */
const carried = (scene: Scene) =>
  scene.chance.happens(50) ? extensions(io({ n: '=n + 1', color: '="signal"' })) : '';

/** Two parallel ways: one waits for the signal that the other throws, perhaps before anybody waits. */
export const signalThrow: Feature = (scene) => {
  const [fork, join, caught, thrown] = [
    scene.name('Fork'),
    scene.name('Join'),
    scene.name('Caught'),
    scene.name('Broadcast')
  ];
  const signalId = scene.signal();
  const before = scene.chance.happens(70) ? serviceTask(scene) : scene.block();
  const xml =
    element('parallelGateway', fork) +
    element('parallelGateway', join) +
    element('intermediateCatchEvent', caught, onSignal(signalId)) +
    before.xml +
    element('intermediateThrowEvent', thrown, carried(scene) + onSignal(signalId)) +
    flows(
      `${fork} -> ${caught}`,
      `${caught} -> ${join}`,
      `${fork} -> ${before.entry}`,
      `${before.exit} -> ${thrown}`,
      `${thrown} -> ${join}`
    );
  return { xml, entry: fork, exit: join };
};

/** A sub-process that ends with a signal, for which a way beside it waits. */
export const signalEnd: Feature = (scene) => {
  const [fork, join, caught, sub, start, end] = ['Fork', 'Join', 'Caught', 'Sub', 'Start', 'Broadcast'].map(
    (word) => scene.name(word)
  ) as [string, string, string, string, string, string];
  const signalId = scene.signal();
  const before = scene.sequence(1);
  const inside =
    element('startEvent', start) +
    before.xml +
    element('endEvent', end, carried(scene) + onSignal(signalId)) +
    flows(`${start} -> ${before.entry}`, `${before.exit} -> ${end}`);
  const xml =
    element('parallelGateway', fork) +
    element('parallelGateway', join) +
    element('intermediateCatchEvent', caught, onSignal(signalId)) +
    element('subProcess', sub, inside) +
    flows(`${fork} -> ${caught}`, `${fork} -> ${sub}`, `${caught} -> ${join}`, `${sub} -> ${join}`);
  return { xml, entry: fork, exit: join };
};

/** An event-based gateway: a signal, a message or a timer, whichever comes first. */
export const signalRace: Feature = (scene) => {
  const [gateway, join, ...arms] = ['Race', 'Join', 'Signaled', 'Told', 'Late'].map((word) =>
    scene.name(word)
  ) as [string, string, ...string[]];
  const definitions = [
    onSignal(scene.signal()),
    onMessage(scene.message()),
    onTimer('timeDuration', 'PT30M')
  ];
  const after = arms.map(() => (scene.chance.happens(40) ? serviceTask(scene) : undefined));
  const xml =
    element('eventBasedGateway', gateway) +
    element('exclusiveGateway', join) +
    arms.map((arm, index) => element('intermediateCatchEvent', arm, definitions[index])).join('') +
    inPlace(after) +
    flows(
      ...arms.map((arm) => `${gateway} -> ${arm}`),
      ...arms.flatMap((arm, index) => {
        const task = after[index];
        return task ? [`${arm} -> ${task.entry}`, `${task.exit} -> ${join}`] : [`${arm} -> ${join}`];
      })
    );
  return { xml, entry: gateway, exit: join };
};

const inPlace = (blocks: readonly ({ xml: string } | undefined)[]) =>
  blocks.map((block) => block?.xml ?? '').join('');

/** Several wait for one signal at once. */
export const signalToMany: Feature = (scene) => {
  const [fork, join] = [scene.name('Fork'), scene.name('Join')];
  const signalId = scene.signal();
  const ways = Array.from({ length: 2 }, () => {
    const id = scene.name('Await');
    const caught = single(id, element('intermediateCatchEvent', id, onSignal(signalId)));
    return scene.chance.happens(50) ? inSequence([serviceTask(scene), caught]) : caught;
  });
  const xml =
    element('parallelGateway', fork) +
    element('parallelGateway', join) +
    ways.map((way) => way.xml).join('') +
    flows(...ways.flatMap(({ entry, exit }) => [`${fork} -> ${entry}`, `${exit} -> ${join}`]));
  return { xml, entry: fork, exit: join };
};
