import {
  boundary,
  compensated,
  element,
  extensions,
  flows,
  io,
  job,
  loop,
  onCompensation,
  onMessage,
  process
} from '../../../support/bpmn.ts';
import { type Block, type Feature, inSequence, type Scene, single, withEnds } from '../scene.ts';
import { serviceTask } from './tasks.ts';

const forCompensation = 'isForCompensation="true"';

/** What undoes an activity. */
function handler(scene: Scene): string {
  const id = scene.name('Undo');
  switch (scene.chance.number(6)) {
    case 0:
      return element('subProcess', id, scene.inside(1), forCompensation);
    case 1: {
      const script = '<zeebe:script expression="=n + 1" resultVariable="r" />';
      return element('scriptTask', id, extensions(script), forCompensation);
    }
    case 2:
      return element('userTask', id, extensions('<zeebe:userTask />'), forCompensation);
    case 3: {
      const many = loop({ input: '=[1, 2]', item: 'item', sequential: scene.chance.happens(50) });
      return element('serviceTask', id, extensions(job('undo')) + many, forCompensation);
    }
    default: {
      const mapping = scene.chance.happens(40) ? [io({ local: '=n' }, { r: '=local' })] : [];
      return element('serviceTask', id, extensions(job('undo'), ...mapping), forCompensation);
    }
  }
}

/** An activity that can be undone: a task, a task for each of a list, or a sub-process. */
function undoable(scene: Scene): Block {
  const choice = scene.chance.number(10);
  const many = loop({ input: '=[1, 2]', item: 'item', sequential: scene.chance.happens(50) });
  let activity: Block;
  if (choice < 5) activity = serviceTask(scene);
  else if (choice < 7) {
    const task = serviceTask(scene);
    activity = { ...task, xml: task.xml.replace('</bpmn:serviceTask>', `${many}</bpmn:serviceTask>`) };
  } else {
    const id = scene.name('Sub');
    const inside = withEnds(scene, inSequence([undoable(scene), scene.block()]));
    const each = choice === 9 ? many : '';
    const xml = element('subProcess', id, each + inside);
    if (scene.chance.happens(60)) return single(id, xml);
    activity = single(id, xml);
  }
  return { ...activity, xml: activity.xml + compensated(activity.entry, handler(scene)) };
}

/** Activities that can be undone and other work. */
function work(scene: Scene): Block {
  const blocks = [undoable(scene)];
  if (scene.chance.happens(60)) blocks.push(undoable(scene));
  if (scene.chance.happens(50)) blocks.unshift(scene.block());
  return inSequence(blocks);
}

/** Everything before, or one activity of it. */
const wanted = (scene: Scene, before: Block) =>
  onCompensation(scene.chance.happens(30) ? before.exit : undefined);

/** Activities that a throw event undoes, perhaps twice. */
export const compensationThrow: Feature = (scene) => {
  const before = work(scene);
  const blocks = [before];
  const times = scene.chance.happens(20) ? 2 : 1;
  for (let time = 0; time < times; time++) {
    const id = scene.name('Compensate');
    blocks.push(single(id, element('intermediateThrowEvent', id, wanted(scene, before))));
  }
  return inSequence(blocks);
};

/** A sub-process that ends by undoing what was done in it. */
export const compensationEnd: Feature = (scene) => {
  const [id, start, end] = [scene.name('Sub'), scene.name('Start'), scene.name('Compensate')];
  const before = work(scene);
  const inside =
    element('startEvent', start) +
    before.xml +
    element('endEvent', end, wanted(scene, before)) +
    flows(`${start} -> ${before.entry}`, `${before.exit} -> ${end}`);
  return single(id, element('subProcess', id, inside));
};

/** A sub-process in which an event sub-process undoes what was done. */
export const compensationInEventSubProcess: Feature = (scene) => {
  const [id, handlerId, start, end, compensate] = ['Sub', 'Handler', 'Start', 'End', 'Compensate'].map(
    (word) => scene.name(word)
  ) as [string, string, string, string, string];
  const before = work(scene);
  const own = scene.chance.happens(50) ? undoable(scene) : serviceTask(scene);
  const interrupting = scene.chance.happens(50);
  const handling =
    element('startEvent', start, onMessage(scene.message()), `isInterrupting="${interrupting}"`) +
    own.xml +
    element('intermediateThrowEvent', compensate, onCompensation()) +
    element('endEvent', end) +
    flows(`${start} -> ${own.entry}`, `${own.exit} -> ${compensate}`, `${compensate} -> ${end}`);
  const inside = withEnds(scene, inSequence([before, serviceTask(scene)]));
  return single(
    id,
    element('subProcess', id, inside + element('subProcess', handlerId, handling, 'triggeredByEvent="true"'))
  );
};

/** A called process with something to undo in it, which itself can be undone as a whole. */
export const compensationOfCall: Feature = (scene) => {
  const [id, compensate] = [scene.name('Call'), scene.name('Compensate')];
  const called = `${scene.id}-${id}`;
  scene.processes.push(process(called, withEnds(scene, undoable(scene))));
  const definition = `<zeebe:calledElement processId="${called}" propagateAllChildVariables="false" />`;
  const call = element('callActivity', id, extensions(definition)) + compensated(id, handler(scene));
  return inSequence([
    single(id, call),
    single(compensate, element('intermediateThrowEvent', compensate, onCompensation()))
  ]);
};

/** A throw event whose waiting a message at the border of the scope can end. */
export const compensationInterrupted: Feature = (scene) => {
  const [id, caught, join, compensate] = ['Sub', 'Caught', 'Join', 'Compensate'].map((word) =>
    scene.name(word)
  ) as [string, string, string, string];
  const before = undoable(scene);
  const thrown = single(compensate, element('intermediateThrowEvent', compensate, onCompensation()));
  const xml =
    element('subProcess', id, withEnds(scene, inSequence([before, thrown]))) +
    boundary(caught, id, onMessage(scene.message()), scene.chance.happens(70)) +
    element('exclusiveGateway', join) +
    flows(`${id} -> ${join}`, `${caught} -> ${join}`);
  return { xml, entry: id, exit: join };
};
