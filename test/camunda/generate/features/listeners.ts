import { element, extensions, process } from '../../../support/bpmn.ts';
import { type Block, type Feature, inSequence, type Scene, single, withEnds } from '../scene.ts';
import { serviceTask } from './tasks.ts';

/** An element that may have listeners, with its extension elements and the event definition behind them. */
const elements =
  /<bpmn:(startEvent|endEvent|boundaryEvent|intermediate\w+|\w*[tT]ask|\w+Gateway|subProcess|adHocSubProcess|callActivity) ([^>]*)>(<bpmn:extensionElements>.*?<\/bpmn:extensionElements>)?(<bpmn:\w+EventDefinition)?/g;

/** The events that listeners of an element can listen to; none where it can have no listener. */
function eventsOf(tag: string, definition: string): string[] {
  if (tag === 'boundaryEvent' && definition.includes('compensate')) return [];
  const noStart = tag === 'startEvent' || tag === 'boundaryEvent';
  const noEnd = tag.endsWith('Gateway') || (tag === 'endEvent' && definition.includes('error'));
  return [...(noStart ? [] : ['start']), ...(noEnd ? [] : ['end'])];
}

/** Execution listeners at `percent` in a hundred of the elements of a block. */
export function withListeners(scene: Scene, block: Block, percent: number): Block {
  const xml = block.xml.replace(
    elements,
    (whole, tag: string, attributes: string, extended = '', definition = '') => {
      const events = eventsOf(tag, definition);
      if (events.length === 0 || extended.includes('executionListeners')) return whole;
      if (!scene.chance.happens(percent)) return whole;
      const given = listenersOf(scene, events);
      const made = extended
        ? extended.replace('</bpmn:extensionElements>', `${given}</bpmn:extensionElements>`)
        : extensions(given);
      return `<bpmn:${tag} ${attributes}>${made}${definition}`;
    }
  );
  return { ...block, xml };
}

function listenersOf(scene: Scene, events: readonly string[]): string {
  const some = events.filter(() => scene.chance.happens(70));
  const chosen = some.length > 0 ? some : [scene.chance.pick(events)];
  const each = chosen.flatMap((event) =>
    Array.from({ length: 1 + scene.chance.number(2) }, (_none, index) => {
      const type = scene.chance.happens(3) ? '=missing' : `listen-${event}-${index}`;
      const retries = scene.chance.pick(['1', '2', '3', '=n + 1']);
      return `<zeebe:executionListener eventType="${event}" type="${type}" retries="${retries}" />`;
    })
  );
  return `<zeebe:executionListeners>${each.join('')}</zeebe:executionListeners>`;
}

/** A leaf with listeners. */
export const listenedLeaf: Feature = (scene) => withListeners(scene, scene.leaf(), 100);

/** A block with listeners here and there in it. */
export const listenedBlock: Feature = (scene) => withListeners(scene, scene.block(), 50);

/** A sub-process or a called process with listeners, and in it too. */
export const listenedScope: Feature = (scene) => {
  const body = withListeners(scene, inSequence([serviceTask(scene), scene.block()]), 30);
  if (scene.chance.happens(50)) {
    const id = scene.name('Sub');
    const inside = withListeners(scene, { ...body, xml: withEnds(scene, body) }, 60);
    return withListeners(scene, single(id, element('subProcess', id, inside.xml)), 100);
  }
  const id = scene.name('Call');
  const called = `${scene.id}-${id}`;
  scene.processes.push(process(called, withEnds(scene, body), listenersOf(scene, ['start', 'end'])));
  const definition = `<zeebe:calledElement processId="${called}" />`;
  return withListeners(scene, single(id, element('callActivity', id, extensions(definition))), 70);
};

/** Listeners of the process itself. */
export const listenedProcess: Feature = (scene) => {
  if (scene.extensions.length === 0) scene.extensions.push(listenersOf(scene, ['start', 'end']));
  return scene.block();
};
