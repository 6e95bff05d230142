import { element, flows, onMessage, onTimer } from '../../../support/bpmn.ts';
import { type Feature, inSequence, type Scene } from '../scene.ts';
import { scriptCounter } from './loops.ts';
import { serviceTask } from './tasks.ts';

const conditions = [
  '=n > 3',
  '=flag = true',
  '=color = "red"',
  '=n <= 2',
  '=flag',
  '=not(flag)',
  '=color != "blue"'
];
const condition = (scene: Scene) => scene.chance.pick(conditions);

/** A gateway that forks into branches and, as the same kind, joins them. */
function forkAndJoin(scene: Scene, kind: string, conditioned: boolean) {
  const fork = scene.name('Fork');
  const join = scene.name('Join');
  const branches = Array.from({ length: 2 + scene.chance.number(2) }, () => scene.sequence(1));
  const ways = branches.flatMap(({ entry, exit }, index) => [
    `${fork} -> ${entry}${conditioned && index > 0 ? `: ${condition(scene)}` : ''}`,
    `${exit} -> ${join}`
  ]);
  const byDefault = conditioned ? `default="${fork}-${branches[0]?.entry}"` : '';
  const xml =
    element(kind, fork, '', byDefault) +
    element(kind, join) +
    branches.map(({ xml }) => xml).join('') +
    flows(...ways);
  return { xml, entry: fork, exit: join };
}

export const exclusive: Feature = (scene) => forkAndJoin(scene, 'exclusiveGateway', true);
export const parallel: Feature = (scene) => forkAndJoin(scene, 'parallelGateway', false);
export const inclusive: Feature = (scene) => forkAndJoin(scene, 'inclusiveGateway', true);

/** An exclusive gateway without a default: where no condition holds, or one is no boolean, it raises an incident. */
export const undecided: Feature = (scene) => {
  const fork = scene.name('Fork');
  const join = scene.name('Join');
  const [one, two] = [scene.sequence(1), scene.sequence(1)];
  const ways = [
    `${fork} -> ${one.entry}: =n > 3`,
    `${fork} -> ${two.entry}: =${scene.chance.pick(['flag', 'missing', 'missing = 1', 'color'])}`
  ];
  const kind = scene.chance.pick(['exclusiveGateway', 'inclusiveGateway']);
  const xml =
    element(kind, fork) +
    element('exclusiveGateway', join) +
    one.xml +
    two.xml +
    flows(...ways, `${one.exit} -> ${join}`, `${two.exit} -> ${join}`);
  return { xml, entry: fork, exit: join };
};

/** Repeats a block until a counter is reached. */
export const loop: Feature = (scene) => {
  const enter = scene.name('Enter');
  const again = scene.name('Again');
  // A loop without anything that waits is refused.
  const body = inSequence([serviceTask(scene), scene.block()]);
  const counter = scene.name('count');
  const count = scriptCounter(scene, counter);
  const xml =
    element('exclusiveGateway', enter) +
    body.xml +
    count.xml +
    element('exclusiveGateway', again, '', `default="${again}-${enter}"`) +
    flows(
      `${enter} -> ${body.entry}`,
      `${body.exit} -> ${count.entry}`,
      `${count.exit} -> ${again}`,
      `${again} -> ${enter}`
    );
  const exit = scene.name('Out');
  return {
    xml: xml + element('exclusiveGateway', exit) + flows(`${again} -> ${exit}: =${counter} >= 2`),
    entry: enter,
    exit
  };
};

/** An event-based gateway: a message or a timer, whichever comes first. */
export const eventBased: Feature = (scene) => {
  const gateway = scene.name('Race');
  const [caught, late, join] = [scene.name('Caught'), scene.name('Late'), scene.name('Join')];
  const xml =
    element('eventBasedGateway', gateway) +
    element('intermediateCatchEvent', caught, onMessage(scene.message())) +
    element('intermediateCatchEvent', late, onTimer('timeDuration', 'PT30M')) +
    element('exclusiveGateway', join) +
    flows(`${gateway} -> ${caught}`, `${gateway} -> ${late}`, `${caught} -> ${join}`, `${late} -> ${join}`);
  return { xml, entry: gateway, exit: join };
};
