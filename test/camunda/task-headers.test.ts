import { expect, test } from '@jest/globals';
import { element, end, escape, extensions, flows, model, start } from '../support/bpmn.ts';
import { bothEngines } from './drive/both.ts';
import type { Driver } from './drive/driver.ts';

/** What a user task by job tells its worker of assignment and schedule, or what is wrong with it. */
const assigned = (assignee: string, groups: string) =>
  `<zeebe:assignmentDefinition assignee="${escape(assignee)}" candidateGroups="${escape(groups)}" />`;
const due = (date: string) => `<zeebe:taskSchedule dueDate="${escape(date)}" />`;

const cases = [
  ...['=missing', '=null', '=1', '=[1]', '=""', '="a-" + missing', 'fixed'].flatMap((assignee) => [
    assigned(assignee, 'g-1, g-2'),
    assigned(assignee, '=[missing, "g"]')
  ]),
  ...['=missing', '=[]', '=["g"]', '=5'].map((groups) => assigned('fixed', groups)),
  ...[
    '=missing',
    '=5',
    '=""',
    '="x"',
    '=[1]',
    '=date("2026-03-02")',
    '=date and time("2026-03-02T10:00:00@Asia/Taipei")',
    '=date and time("2026-03-02T10:00:00+08:00")',
    '=date and time("2026-03-02T10:00:07.5Z")',
    '="2026-03-02T10:00:00Z"',
    '="2026-03-02T10:00+00:00"',
    '="2026-03-02T10:00:30.120000-03:30"',
    '2026-03-02T10:00:00+08:00[Asia/Taipei]'
  ].map(due)
];

const both = bothEngines();

async function told(engine: Driver, id: string, extension: string): Promise<object> {
  const task = element('userTask', 'Task', extensions(extension));
  const body = start() + task + end() + flows('Start -> Task', 'Task -> End');
  await engine.deploy({ [`${id}.bpmn`]: model(body, { id }) });
  await engine.start(id, {});
  const { elements, jobs, incidents } = await engine.observe();
  const key = elements.findLast(({ elementId }) => elementId === 'Task')?.key;
  return {
    headers: jobs.filter((job) => job.elementInstanceKey === key).map(({ headers }) => headers),
    incidents: incidents
      .filter((each) => each.elementInstanceKey === key)
      .map(({ errorMessage }) => errorMessage)
  };
}

test.each(cases.map((extension, i) => [extension, `task-headers-${i}`] as const))(
  '%s',
  async (extension, id) => {
    const { real, embedded } = await both((engine) => told(engine, id, extension));
    expect(embedded).toEqual(real);
  },
  60_000
);
