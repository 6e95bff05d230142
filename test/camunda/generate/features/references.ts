import { element, extensions, io, job, model, process, service } from '../../../support/bpmn.ts';
import { type Feature, type Scene, single } from '../scene.ts';
import { decisionFile, literal } from './decision-files.ts';

/** Which version of what a model names is meant. */
const binding = (scene: Scene): string =>
  scene.chance.pick([
    '',
    'bindingType="latest"',
    'bindingType="deployment"',
    'bindingType="versionTag" versionTag="one"',
    'bindingType="versionTag" versionTag="two"',
    'bindingType="versionTag" versionTag="never"'
  ]);

const version = (tag: string) => `<zeebe:versionTag value="${tag}" />`;

/** A process of one task, whose type tells the version. */
const called = (id: string, tag: string) =>
  process(
    id,
    element('startEvent', `${tag}-start`) +
      service(`${tag}-task`, `work-${tag}`) +
      element('endEvent', `${tag}-end`) +
      `<bpmn:sequenceFlow id="${tag}-one" sourceRef="${tag}-start" targetRef="${tag}-task" /><bpmn:sequenceFlow id="${tag}-two" sourceRef="${tag}-task" targetRef="${tag}-end" />`,
    version(tag)
  );

/** A file with this process alone. */
const file = (text: string) => model('', {}).replace(/<bpmn:process .*<\/bpmn:process>/s, () => text);

/** A call activity by each kind of binding: the called process has several versions. */
export const boundCall: Feature = (scene) => {
  const id = scene.name('Call');
  const processId = `${scene.id}-${id}`;
  scene.files[`${processId}.bpmn`] = file(called(processId, 'one'));
  if (scene.chance.happens(70)) scene.later[`${processId}.bpmn`] = file(called(processId, 'two'));
  const wanted = scene.chance.pick([processId, processId, `=&quot;${processId}&quot;`]);
  const definition = `<zeebe:calledElement processId="${wanted}" ${binding(scene)} propagateAllChildVariables="${scene.chance.happens(50)}" />`;
  return single(id, element('callActivity', id, extensions(definition)));
};

/** A business rule task by each kind of binding. */
export const boundDecision: Feature = (scene) => {
  const id = scene.name('Rule');
  const decisionId = `${scene.id}-${id}`;
  const text = (said: string) => decisionFile(decisionId, literal(decisionId, `"${said}" + color`, said));
  scene.files[`${decisionId}.dmn`] = text('one');
  if (scene.chance.happens(70)) scene.later[`${decisionId}.dmn`] = text('two');
  const wanted = scene.chance.pick([decisionId, decisionId, `=&quot;${decisionId}&quot;`]);
  const definition = `<zeebe:calledDecision decisionId="${wanted}" ${binding(scene)} resultVariable="r" />`;
  const mapping = scene.chance.happens(40) ? [io({ color: '="mapped"' }, { s: '=r' })] : [];
  return single(id, element('businessRuleTask', id, extensions(definition, ...mapping)));
};

/** A service task whose worker is told which deployed file it is given. */
export const linkedResource: Feature = (scene) => {
  const id = scene.name('Robot');
  const resourceId = `${scene.id}-${id}`;
  const script = (step: string) =>
    JSON.stringify({ id: resourceId, name: step, versionTag: step, script: step });
  scene.files[`${resourceId}.rpa`] = script('one');
  if (scene.chance.happens(60)) scene.later[`${resourceId}.rpa`] = script('two');
  const link = `<zeebe:linkedResources><zeebe:linkedResource resourceId="${resourceId}" resourceType="RPA" linkName="main" ${binding(scene)} /></zeebe:linkedResources>`;
  return single(id, element('serviceTask', id, extensions(job('robot'), link)));
};
