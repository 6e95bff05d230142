import { boundary, element, flows, loop, onEscalation } from '../../../support/bpmn.ts';
import { type Block, type Feature, inSequence, type Scene, sideway, single, withEnds } from '../scene.ts';

/** A throw event somewhere on the way. */
function thrower(scene: Scene, code: string): Block {
  const id = scene.name('Escalate');
  return single(id, element('intermediateThrowEvent', id, onEscalation(code)));
}

/** What stands in a scope that escalates: on the way, at the end, or both. */
function escalating(scene: Scene, code: string): string {
  const before = scene.sequence(1);
  const onTheWay = scene.chance.happens(60);
  const body = onTheWay ? inSequence([before, thrower(scene, code), scene.block()]) : before;
  if (onTheWay && scene.chance.happens(60)) return withEnds(scene, body);
  const [start, end] = [scene.name('Start'), scene.name('Escalated')];
  return (
    element('startEvent', start) +
    body.xml +
    element('endEvent', end, onEscalation(code)) +
    flows(`${start} -> ${body.entry}`, `${body.exit} -> ${end}`)
  );
}

/** The code that is thrown, any code, or one that nobody throws. */
const caughtCode = (scene: Scene, thrown: string) => {
  const choice = scene.chance.number(10);
  if (choice < 6) return thrown;
  return choice < 8 ? undefined : scene.escalation();
};

/** A sub-process, perhaps for each of a list, whose escalation an event at its border catches, or does not. */
export const boundaryEscalation: Feature = (scene) => {
  const [id, caught] = [scene.name('Sub'), scene.name('Caught')];
  const code = scene.escalation();
  const many = scene.chance.happens(25) ? loop({ input: '=[1, 2]', item: 'item' }) : '';
  const xml =
    element('subProcess', id, many + escalating(scene, code)) +
    boundary(caught, id, onEscalation(caughtCode(scene, code)), scene.chance.happens(50)) +
    sideway(scene, caught);
  return { xml, entry: id, exit: id };
};

/** A sub-process whose escalation an event sub-process in it catches, or the one around it. */
export const escalationEventSubProcess: Feature = (scene) => {
  const [id, inner, handler, start, end, innerStart, innerEnd] = [
    'Sub',
    'Inner',
    'Handler',
    'Start',
    'End',
    'Start',
    'End'
  ].map((word) => scene.name(word)) as [string, string, string, string, string, string, string];
  const code = scene.escalation();
  const body = scene.sequence(1);
  const interrupts = scene.chance.happens(50);
  // What catches every escalation and throws one, perhaps in what it calls, begins again for ever.
  const throwsAgain = !interrupts && /<bpmn:(escalationEventDefinition|callActivity)/.test(body.xml);
  const caught = caughtCode(scene, code) ?? (throwsAgain ? code : undefined);
  const handling =
    element('startEvent', start, onEscalation(caught), `isInterrupting="${interrupts}"`) +
    body.xml +
    element('endEvent', end) +
    flows(`${start} -> ${body.entry}`, `${body.exit} -> ${end}`);
  const nested =
    element('startEvent', innerStart) +
    element('subProcess', inner, escalating(scene, code)) +
    element('endEvent', innerEnd) +
    flows(`${innerStart} -> ${inner}`, `${inner} -> ${innerEnd}`);
  const inside = scene.chance.happens(50) ? escalating(scene, code) : nested;
  return single(
    id,
    element('subProcess', id, inside + element('subProcess', handler, handling, 'triggeredByEvent="true"'))
  );
};

/** An escalation that nobody around it has to catch. */
export const escalationThrow: Feature = (scene) => thrower(scene, scene.escalation());
