import { element, escape, extensions, io, job } from '../../../support/bpmn.ts';
import { type Feature, type Scene, single } from '../scene.ts';

/** Job types that all models share. */
const jobTypes = ['work', 'check', 'send'];

/** A service task; a job of it may fail or throw an error. */
export function serviceTask(scene: Scene, ...more: string[]) {
  const id = scene.name('Service');
  const definition = job(scene.chance.pick(jobTypes), String(1 + scene.chance.number(3)));
  return single(id, element('serviceTask', id, extensions(definition, ...more)));
}

export const sendTask: Feature = (scene) => {
  const id = scene.name('Send');
  return single(id, element('sendTask', id, extensions(job('send'))));
};

/** A user task as a job: without `zeebe:userTask`. */
export const userTask: Feature = (scene) => {
  const id = scene.name('User');
  const assignment =
    '<zeebe:assignmentDefinition assignee="=&#34;a-&#34; + key" candidateGroups="=[key, &#34;g&#34;]" />';
  const headers = '<zeebe:taskHeaders><zeebe:header key="role" value="officer" /></zeebe:taskHeaders>';
  const content = scene.chance.happens(50) ? extensions(assignment, headers) : '';
  return single(id, element('userTask', id, content));
};

export const plainTask: Feature = (scene) => {
  const id = scene.name('Plain');
  return single(id, element(scene.chance.pick(['task', 'manualTask', 'intermediateThrowEvent']), id));
};

const scripts = [
  'n + 1',
  'n * 2 - 3',
  'if flag then "yes" else color',
  '[n, n + 1, n + 2]',
  '{ a: n, b: { c: color } }',
  'string(n) + color',
  'count(items)',
  'for i in items return i * 2',
  'missing',
  'sum(items) / n'
];

/** A script task; its result is a variable of the process. */
export const scriptTask: Feature = (scene) => {
  const id = scene.name('Script');
  const result = scene.chance.pick(['r', 's', 't']);
  const script = `<zeebe:script expression="=${escape(scene.chance.pick(scripts))}" resultVariable="${result}" />`;
  return single(id, element('scriptTask', id, extensions(script)));
};

const sources = [
  'n',
  'n + 1',
  'color',
  'items',
  'person.name',
  'person.missing',
  'missing',
  '{ x: n }',
  '"text"'
];
const targets = ['n', 'r', 'local', 'deep.a', 'deep.b', 'person.age'];

/** Random mappings from variables to variables. */
const mappings = (scene: Scene) =>
  Object.fromEntries(
    Array.from({ length: 1 + scene.chance.number(2) }, () => [
      scene.chance.pick(targets),
      `=${scene.chance.pick(sources)}`
    ])
  );

/** A service task with input and output mappings. */
export const ioMapping: Feature = (scene) =>
  serviceTask(
    scene,
    io(scene.chance.happens(70) ? mappings(scene) : {}, scene.chance.happens(70) ? mappings(scene) : {})
  );

/** A business rule task that evaluates a decision table. */
export const businessRule: Feature = (scene) => {
  scene.files[`${scene.id}.dmn`] = decision(
    `${scene.id}-grade`,
    scene.chance.pick(['UNIQUE', 'FIRST', 'COLLECT', 'RULE ORDER'])
  );
  const id = scene.name('Rule');
  const called = `<zeebe:calledDecision decisionId="${scene.id}-grade" resultVariable="${scene.chance.pick(['r', 'grade'])}" />`;
  return single(id, element('businessRuleTask', id, extensions(called)));
};

/** Its rules exclude one another, so that every hit policy has an answer. */
const decision = (id: string, hitPolicy: string) => `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="${id}-drg" name="grades" namespace="http://camunda.org/schema/1.0/dmn">
  <decision id="${id}" name="grade">
    <decisionTable id="${id}-table" hitPolicy="${hitPolicy}">
      <input id="i1"><inputExpression id="e1" typeRef="number"><text>n</text></inputExpression></input>
      <input id="i2"><inputExpression id="e2" typeRef="string"><text>color</text></inputExpression></input>
      <output id="o1" name="grade" typeRef="string" />
      <rule id="r1"><inputEntry id="r1a"><text>&lt; 3</text></inputEntry><inputEntry id="r1b"><text>-</text></inputEntry><outputEntry id="r1o"><text>"low"</text></outputEntry></rule>
      <rule id="r2"><inputEntry id="r2a"><text>[3..5]</text></inputEntry><inputEntry id="r2b"><text>"red","blue"</text></inputEntry><outputEntry id="r2o"><text>color</text></outputEntry></rule>
      <rule id="r3"><inputEntry id="r3a"><text>&gt; 5</text></inputEntry><inputEntry id="r3b"><text>not("red")</text></inputEntry><outputEntry id="r3o"><text>"high"</text></outputEntry></rule>
    </decisionTable>
  </decision>
</definitions>`;
