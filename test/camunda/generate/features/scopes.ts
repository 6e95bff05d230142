import {
  element,
  extensions,
  flows,
  io,
  job,
  onError,
  onMessage,
  onSignal,
  onTimer,
  process
} from '../../../support/bpmn.ts';
import { type Feature, inSequence, type Scene, sideway, single, withEnds } from '../scene.ts';
import { serviceTask } from './tasks.ts';

/** A sub-process, now and then with mappings. */
export const subProcess: Feature = (scene) => {
  const id = scene.name('Sub');
  const mapping = scene.chance.happens(40) ? extensions(io({ local: '=n', n: '=n + 10' }, { r: '=n' })) : '';
  return single(id, element('subProcess', id, mapping + scene.inside()));
};

/** A sub-process in which an end event throws an error, caught at its border. */
export const errorEnd: Feature = (scene) => {
  const [id, thrown, caught, join] = [
    scene.name('Sub'),
    scene.error(),
    scene.name('Caught'),
    scene.name('Join')
  ];
  const [start, end] = [scene.name('Start'), scene.name('Throw')];
  const before = scene.sequence(1);
  const inside =
    element('startEvent', start) +
    before.xml +
    element('endEvent', end, onError(thrown)) +
    flows(`${start} -> ${before.entry}`, `${before.exit} -> ${end}`);
  const catches = scene.chance.pick([thrown, undefined]);
  const xml =
    element('subProcess', id, inside) +
    element('boundaryEvent', caught, onError(catches), `attachedToRef="${id}"`) +
    element('exclusiveGateway', join) +
    flows(`${id} -> ${join}`, `${caught} -> ${join}`);
  return { xml, entry: id, exit: join };
};

/** A sub-process that ends with a message that a job sends. */
export const messageEnd: Feature = (scene) => {
  const [id, start, end] = [scene.name('Sub'), scene.name('Start'), scene.name('Tell')];
  const before = scene.sequence(1);
  const told = extensions(job('send')) + onMessage(scene.message());
  const inside =
    element('startEvent', start) +
    before.xml +
    element('endEvent', end, told) +
    flows(`${start} -> ${before.entry}`, `${before.exit} -> ${end}`);
  return single(id, element('subProcess', id, inside));
};

/** A sub-process that one of two parallel ways ends with a terminate end event. */
export const terminateEnd: Feature = (scene) => {
  const [id, start, fork, end] = [
    scene.name('Sub'),
    scene.name('Start'),
    scene.name('Fork'),
    scene.name('Terminate')
  ];
  const [one, two] = [scene.sequence(1), scene.sequence(1)];
  const otherEnd = scene.name('End');
  const inside =
    element('startEvent', start) +
    element('parallelGateway', fork) +
    one.xml +
    two.xml +
    element('endEvent', end, '<bpmn:terminateEventDefinition />') +
    element('endEvent', otherEnd) +
    flows(
      `${start} -> ${fork}`,
      `${fork} -> ${one.entry}`,
      `${fork} -> ${two.entry}`,
      `${one.exit} -> ${end}`,
      `${two.exit} -> ${otherEnd}`
    );
  return single(id, element('subProcess', id, inside));
};

/** Scopes in each other: one of them ends by a terminate end event, which ends nothing outside of it. */
export const terminateNested: Feature = (scene) => {
  const [id, start, fork, end] = [
    scene.name('Sub'),
    scene.name('Start'),
    scene.name('Fork'),
    scene.name('End')
  ];
  const inner = scene.chance.happens(70) ? terminateEnd(scene) : terminateNested(scene);
  const beside = scene.sequence(1);
  const terminates = scene.chance.happens(40) ? '<bpmn:terminateEventDefinition />' : '';
  const otherEnd = scene.name('End');
  const inside =
    element('startEvent', start) +
    element('parallelGateway', fork) +
    inner.xml +
    beside.xml +
    element('endEvent', end, terminates) +
    element('endEvent', otherEnd) +
    flows(
      `${start} -> ${fork}`,
      `${fork} -> ${inner.entry}`,
      `${fork} -> ${beside.entry}`,
      `${inner.exit} -> ${end}`,
      `${beside.exit} -> ${otherEnd}`
    );
  return single(id, element('subProcess', id, inside));
};

const events: Record<string, (scene: Scene) => string> = {
  message: (scene) => onMessage(scene.message()),
  timer: () => onTimer('timeDuration', 'PT40M'),
  signal: (scene) => onSignal(scene.signal()),
  error: (scene) => onError(scene.chance.pick([scene.error(), undefined]))
};

/** Often within one step of the clock or seldom, once although told never, without end, and told anew each time. */
const cycles = [
  'R2/PT40M',
  'R4/PT15M',
  'R0/PT25M',
  'R-1/PT2H',
  'R3/PT2H-30M',
  'R3/2020-01-01T00:00:00Z/PT45M',
  '="R3/PT" + (if n > 3 then "20" else "35") + "M"'
];

const repeatedly = (scene: Scene): string => onTimer('timeCycle', scene.chance.pick(cycles));

/** An event sub-process; a timer that does not interrupt may fire several times. */
function eventSubProcess(scene: Scene, kind: string): string {
  const [handler, start, end] = [scene.name('Handler'), scene.name('Start'), scene.name('End')];
  const interrupting = kind === 'error' || scene.chance.happens(50);
  const body = scene.sequence(1);
  const repeated = kind === 'timer' && !interrupting && scene.chance.happens(50);
  const definition = repeated ? repeatedly(scene) : (events[kind]?.(scene) ?? '');
  const handling =
    element('startEvent', start, definition, `isInterrupting="${interrupting}"`) +
    body.xml +
    element('endEvent', end) +
    flows(`${start} -> ${body.entry}`, `${body.exit} -> ${end}`);
  return element('subProcess', handler, handling, 'triggeredByEvent="true"');
}

/** A sub-process with an event sub-process in it. */
const withEventSubProcess =
  (kind: string): Feature =>
  (scene) => {
    const id = scene.name('Sub');
    const handler = eventSubProcess(scene, kind);
    return single(id, element('subProcess', id, scene.inside() + handler));
  };

/**
 * An event sub-process of the process itself: at most two, so that not everything is interrupted at once, and errors caught by one, since
 * only one may catch all of them.
 */
export const eventSubProcessOfProcess: Feature = (scene) => {
  if (scene.caughtBeside.length < 2) {
    const others = ['message', 'timer', 'signal'];
    const kind = scene.chance.pick(scene.caughtBeside.includes('error') ? others : [...others, 'error']);
    scene.caughtBeside.push(kind);
    scene.beside.push(eventSubProcess(scene, kind));
  }
  return inSequence([serviceTask(scene), scene.block()]);
};

export const messageEventSubProcess = withEventSubProcess('message');
export const timerEventSubProcess = withEventSubProcess('timer');
export const signalEventSubProcess = withEventSubProcess('signal');
export const errorEventSubProcess = withEventSubProcess('error');

/** A task or a sub-process with an event at its border, whose way ends by itself or joins the main one. */
const withBoundary =
  (kind: string): Feature =>
  (scene) => {
    const inner = scene.chance.happens(50) ? serviceTask(scene) : subProcess(scene);
    const caught = scene.name('Boundary');
    const interrupting = kind === 'error' || scene.chance.happens(50);
    const repeated = kind === 'timer' && !interrupting && scene.chance.happens(50);
    const definition = repeated ? repeatedly(scene) : (events[kind]?.(scene) ?? '');
    const xml =
      inner.xml +
      element(
        'boundaryEvent',
        caught,
        definition,
        `attachedToRef="${inner.entry}" cancelActivity="${interrupting}"`
      ) +
      sideway(scene, caught);
    return { ...inner, xml };
  };

export const boundaryMessage = withBoundary('message');
export const boundaryTimer = withBoundary('timer');
export const boundarySignal = withBoundary('signal');
export const boundaryError = withBoundary('error');

/** Calls a process of the same file. */
export const callActivity: Feature = (scene) => {
  const id = scene.name('Call');
  const called = `${scene.id}-${id}`;
  scene.processes.push(process(called, withEnds(scene, scene.sequence())));
  const [parent, child] = [scene.chance.happens(50), scene.chance.happens(50)];
  const definition = `<zeebe:calledElement processId="${called}" propagateAllParentVariables="${parent}" propagateAllChildVariables="${child}" />`;
  const mapping = io(
    { key: '=key', n: '=n', items: '=items', flag: '=flag', color: '=color' },
    scene.chance.happens(50) ? { r: '=n' } : {}
  );
  return single(id, element('callActivity', id, extensions(definition, mapping)));
};
