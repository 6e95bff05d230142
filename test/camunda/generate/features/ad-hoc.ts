import {
  boundary,
  element,
  escape,
  extensions,
  flows,
  io,
  job,
  loop,
  onMessage
} from '../../../support/bpmn.ts';
import { type Block, type Feature, type Scene, sideway, single } from '../scene.ts';
import { serviceTask } from './tasks.ts';

/** What can be done in it: single blocks, and one with another behind it. */
function content(scene: Scene): { xml: string; entries: string[] } {
  const blocks = Array.from({ length: 2 + scene.chance.number(2) }, () => scene.block());
  const behind = scene.block();
  const [first] = blocks as [Block];
  return {
    xml: blocks.map(({ xml }) => xml).join('') + behind.xml + flows(`${first.exit} -> ${behind.entry}`),
    entries: blocks.map(({ entry }) => entry)
  };
}

const collected = (scene: Scene) =>
  scene.chance.happens(60)
    ? `outputCollection="collected" outputElement="${escape(scene.chance.pick(['=n', '=local', '=r', '={ a: n, b: local }']))}"`
    : '';

const mapping = (scene: Scene) =>
  scene.chance.happens(40) ? [io({ local: '=n', n: '=n + 1' }, { r: '=n', s: '=collected' })] : [];

/** Now and then for each of a list, or with an event at its border. */
function finished(scene: Scene, id: string, inner: string, more = ''): Block {
  const many = scene.chance.happens(15) ? loop({ input: '=[1, 2]', item: 'item' }) : '';
  const withLoop = inner.replace('</bpmn:extensionElements>', `</bpmn:extensionElements>${many}`);
  const xml = element('adHocSubProcess', id, withLoop, more);
  if (!scene.chance.happens(25)) return single(id, xml);
  const caught = scene.name('Boundary');
  const border = boundary(caught, id, onMessage(scene.message()), scene.chance.happens(50));
  return { xml: xml + border + sideway(scene, caught), entry: id, exit: id };
}

/** An ad-hoc sub-process that activates the elements of a list; more of them when told from outside. */
export const adHocByList: Feature = (scene) => {
  const id = scene.name('AdHoc');
  const { xml, entries } = content(scene);
  const some = entries.filter(() => scene.chance.happens(70));
  const list = scene.chance.happens(6)
    ? '=missing'
    : `=${JSON.stringify(scene.chance.happens(95) ? some : ['Nothing'])}`;
  const condition = scene.chance.happens(60)
    ? `<bpmn:completionCondition xsi:type="bpmn:tFormalExpression">${escape(
        scene.chance.pick(['=n > 3', '=flag', '=color = "red"', '=count(collected) >= 2', '=n <= 2'])
      )}</bpmn:completionCondition>`
    : '';
  scene.adHoc[id] = entries;
  const definition = extensions(
    `<zeebe:adHoc activeElementsCollection="${escape(list)}" ${collected(scene)} />`,
    ...mapping(scene)
  );
  const cancel = scene.chance.happens(50) ? `cancelRemainingInstances="${scene.chance.happens(50)}"` : '';
  return finished(scene, id, definition + xml + condition, cancel);
};

/** An ad-hoc sub-process whose worker says what is activated, and when it is done. */
export const adHocByJob: Feature = (scene) => {
  const id = scene.name('Agent');
  const { xml, entries } = content(scene);
  scene.adHoc[id] = entries;
  const output = collected(scene);
  const adHoc = output ? [`<zeebe:adHoc ${output} />`] : [];
  const definition = extensions(
    job('agent', String(1 + scene.chance.number(3))),
    ...adHoc,
    ...mapping(scene)
  );
  return finished(scene, id, definition + xml);
};

/** An ad-hoc sub-process of tasks alone, all of them at once. */
export const adHocOfTasks: Feature = (scene) => {
  const id = scene.name('AdHoc');
  const tasks = Array.from({ length: 3 }, () => serviceTask(scene));
  const entries = tasks.map(({ entry }) => entry);
  scene.adHoc[id] = entries;
  const definition = extensions(
    `<zeebe:adHoc activeElementsCollection="${escape(`=${JSON.stringify(entries)}`)}" />`
  );
  const condition = `<bpmn:completionCondition xsi:type="bpmn:tFormalExpression">=n &gt; 3</bpmn:completionCondition>`;
  return single(
    id,
    element(
      'adHocSubProcess',
      id,
      definition + tasks.map(({ xml }) => xml).join('') + condition,
      `cancelRemainingInstances="${scene.chance.happens(50)}"`
    )
  );
};
