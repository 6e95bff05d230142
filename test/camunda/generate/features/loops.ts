import { element, escape, extensions, io, loop } from '../../../support/bpmn.ts';
import { type Block, type Feature, type Scene, single } from '../scene.ts';
import { serviceTask } from './tasks.ts';

/** A script task that counts how often it was reached in a variable. */
export function scriptCounter(scene: Scene, variable: string): Block {
  const id = scene.name('Count');
  const expression = escape(`=if ${variable} = null then 1 else ${variable} + 1`);
  const script = `<zeebe:script expression="${expression}" resultVariable="${variable}" />`;
  return single(id, element('scriptTask', id, extensions(script)));
}

const characteristics = (scene: Scene) => {
  const output: [string, string] | undefined = scene.chance.happens(70)
    ? ['results', scene.chance.pick(['=item * 2', '=r', '=loopCounter', '={ i: item }'])]
    : undefined;
  const condition = scene.chance.happens(30)
    ? scene.chance.pick([
        '=numberOfCompletedInstances >= 2',
        '=n > 3',
        '=numberOfActiveInstances = 1',
        '=flag'
      ])
    : undefined;
  return loop({
    input: scene.chance.pick(['=items', '=[1, 2]', '=[]', '=items', '=for i in items return i + 1']),
    item: 'item',
    sequential: scene.chance.happens(50),
    ...(output ? { output } : {}),
    ...(condition ? { condition } : {})
  });
};

/** A service task for each item of a collection. */
export const multiInstanceTask: Feature = (scene) => {
  const task = serviceTask(scene, scene.chance.happens(30) ? io({ local: '=item' }, { r: '=local' }) : '');
  const xml = task.xml.replace('</bpmn:serviceTask>', `${characteristics(scene)}</bpmn:serviceTask>`);
  return { ...task, xml };
};

/** A sub-process for each item of a collection. */
export const multiInstanceSubProcess: Feature = (scene) => {
  const id = scene.name('Each');
  return single(id, element('subProcess', id, characteristics(scene) + scene.inside(1)));
};
