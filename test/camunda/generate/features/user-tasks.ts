import {
  boundary,
  element,
  escape,
  extensions,
  io,
  loop,
  onMessage,
  onTimer
} from '../../../support/bpmn.ts';
import { type Block, type Feature, type Scene, sideway, single } from '../scene.ts';

const native = '<zeebe:userTask />';
const attribute = (name: string, text: string) => `${name}="${escape(text)}"`;

function assignment(scene: Scene): string {
  const assignee = scene.chance.pick(['', '="a-" + key', 'fixed', '=missing', '=n']);
  const groups = scene.chance.pick(['', '=[key, "g"]', 'g-1, g-2', '=["one"]']);
  const users = scene.chance.pick(['', '=["u-1", "u-2"]', 'u-3']);
  const given = [
    assignee && scene.chance.happens(assignee === '=n' ? 20 : 100) ? attribute('assignee', assignee) : '',
    groups ? attribute('candidateGroups', groups) : '',
    users ? attribute('candidateUsers', users) : ''
  ];
  return `<zeebe:assignmentDefinition ${given.join(' ')} />`;
}

const dates = [
  '2029-12-24T18:00:00Z',
  '=date and time("2029-12-24T18:00:00+08:00")',
  '="2028-02-29T08:30:00+08:00"',
  '=missing'
];

function schedule(scene: Scene): string {
  const due = scene.chance.happens(3) ? '="tomorrow"' : scene.chance.pick(dates);
  return `<zeebe:taskSchedule ${attribute('dueDate', due)} ${scene.chance.happens(50) ? attribute('followUpDate', scene.chance.pick(dates)) : ''} />`;
}

/** What a native user task is made of, chosen at random. */
function definition(scene: Scene, ...more: string[]): string {
  const parts: [number, () => string][] = [
    [70, () => assignment(scene)],
    [50, () => schedule(scene)],
    [
      40,
      () =>
        `<zeebe:priorityDefinition ${attribute('priority', scene.chance.pick(['10', '=n * 10', '=50 + n', '=n * 40']))} />`
    ],
    [30, () => '<zeebe:taskHeaders><zeebe:header key="role" value="officer" /></zeebe:taskHeaders>'],
    [30, () => '<zeebe:formDefinition externalReference="https://forms.invalid/one" />'],
    [40, () => io({ local: '=n' }, { r: '=local', s: '=n' })]
  ];
  const chosen = parts.filter(([percent]) => scene.chance.happens(percent)).map(([, make]) => make());
  return extensions(native, ...chosen, ...more);
}

const events = ['creating', 'assigning', 'updating', 'completing', 'canceling'];

function taskListeners(scene: Scene): string {
  const chosen = events.filter(() => scene.chance.happens(55));
  const some = chosen.length > 0 ? chosen : [scene.chance.pick(events)];
  const each = some.flatMap((event) =>
    Array.from({ length: 1 + scene.chance.number(2) }, (_none, index) => {
      const type = index === 0 && scene.chance.happens(4) ? '=missing' : `task-${event}-${index}`;
      return `<zeebe:taskListener eventType="${event}" ${attribute('type', type)} retries="${1 + scene.chance.number(3)}" />`;
    })
  );
  return `<zeebe:taskListeners>${each.join('')}</zeebe:taskListeners>`;
}

/** A native user task. */
export const nativeUserTask: Feature = (scene) => {
  const id = scene.name('Native');
  return single(id, element('userTask', id, definition(scene)));
};

/** A native user task for each of a list. */
export const nativeUserTasks: Feature = (scene) => {
  const id = scene.name('Natives');
  const many = loop({
    input: '=items',
    item: 'item',
    sequential: scene.chance.happens(50),
    output: ['results', '=r']
  });
  return single(id, element('userTask', id, definition(scene) + many));
};

/** A native user task with listeners. */
export const listenedUserTask: Feature = (scene) => {
  const id = scene.name('Native');
  return single(id, element('userTask', id, definition(scene, taskListeners(scene))));
};

/** A native user task with listeners whose cancellation an event at its border causes. */
export const interruptedUserTask: Feature = (scene): Block => {
  const task = scene.chance.happens(70) ? listenedUserTask(scene) : nativeUserTask(scene);
  const caught = scene.name('Boundary');
  const event = scene.chance.happens(60) ? onMessage(scene.message()) : onTimer('timeDuration', 'PT40M');
  return {
    ...task,
    xml: task.xml + boundary(caught, task.entry, event, scene.chance.happens(75)) + sideway(scene, caught)
  };
};

const form = (id: string, text: string, versionTag?: string) =>
  JSON.stringify({
    id,
    type: 'default',
    schemaVersion: 16,
    executionPlatform: 'Camunda Cloud',
    executionPlatformVersion: '8.8.0',
    ...(versionTag ? { versionTag } : {}),
    components: [{ type: 'text', id: 'Text', text }]
  });

/** A native user task with a deployed form, by each kind of binding. */
export const formOfUserTask: Feature = (scene) => {
  const id = scene.name('Native');
  const formId = `${scene.id}-${id}-form`;
  scene.files[`${formId}.form`] = form(formId, 'first', 'one');
  if (scene.chance.happens(60)) scene.later[`${formId}.form`] = form(formId, 'second', 'two');
  const binding = scene.chance.pick([
    '',
    'bindingType="latest"',
    'bindingType="deployment"',
    'bindingType="versionTag" versionTag="one"',
    'bindingType="versionTag" versionTag="never"'
  ]);
  // A form that is missing where it would have to be deployed with the process is refused at once: nothing to play.
  const isMissing = scene.chance.happens(10) && binding !== 'bindingType="deployment"';
  const wanted = isMissing ? 'no-such-form' : formId;
  return single(
    id,
    element('userTask', id, extensions(native, `<zeebe:formDefinition formId="${wanted}" ${binding} />`))
  );
};
