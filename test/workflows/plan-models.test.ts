import { describe, expect, it } from '@jest/globals';
import { checkPlan, readPlan } from '../../plan-model/index.ts';
import type { PlanModel, Rule } from '../../plan-model/index.ts';
import { dueIsComputed } from '../../plan-model/rules/due-is-computed.ts';
import { knownClauses } from '../../plan-model/rules/known-clauses.ts';
import { runsOnTheEngine } from '../../plan-model/rules/runs-on-the-engine.ts';
import { taskHasRole } from '../../plan-model/rules/task-has-role.ts';
import { jobTypes } from '../../workers/index.ts';
import { isNoticeId } from '../../documents/notices/index.ts';
import clauses from '../../workflows/clauses.json' with { type: 'json' };
import { EngineBench } from '../support/engine.ts';
import { allFiles } from './story.ts';

const files = allFiles();

const formsOf = (processId: string): string[] =>
  Object.keys(files).filter((name) => name.startsWith(`${processId}--`) || name.startsWith('plan--'));

const ours = [
  'special-plan-approval',
  'plan-procurement-bid',
  'plan-personnel-review',
  'plan-exam',
  'declassification',
  'plan-secret-meeting',
  'secret-meeting'
];
const general: readonly Rule[] = [runsOnTheEngine, taskHasRole, knownClauses, dueIsComputed];

const read = (processId: string): Promise<PlanModel> => readPlan(files[`${processId}.bpmn`] ?? '');

interface Component {
  readonly type: string;
  readonly key?: string;
  readonly values?: readonly { readonly value: string }[];
  readonly properties?: { readonly secrecy?: string; readonly reason?: string };
  readonly components?: readonly Component[];
}

const componentsOf = (components: readonly Component[]): readonly Component[] =>
  components.flatMap((component) => [component, ...componentsOf(component.components ?? [])]);

const fieldsOf = (form: string): readonly Component[] =>
  componentsOf((JSON.parse(files[form] ?? '{"components":[]}') as Component).components ?? []).filter(
    ({ key }) => key !== undefined
  );

describe.each(ours)('%s', (processId) => {
  it('can be run, names a role for every task, and cites and counts on what there is', async () => {
    const plan = await read(processId);
    expect(plan.processId).toBe(processId);
    expect(general.flatMap((rule) => rule(plan, { clauses }))).toEqual([]);
  });

  it('has every form that it links, and asks only workers that there are', async () => {
    const { steps } = await read(processId);
    for (const { formId, properties } of steps)
      for (const form of [formId, properties['form']])
        if (form) expect(Object.keys(files)).toContain(`${form}.form`);
    for (const { jobType } of steps) if (jobType) expect(jobTypes).toContain(jobType);
    for (const { jobType, headers } of steps)
      if (jobType === 'notify')
        expect([headers['template'], isNoticeId(headers['template'] ?? '')]).toEqual([
          headers['template'],
          true
        ]);
  });

  it('says of every field of its forms whether it is sealed, and why not where it is not', () => {
    const forms = formsOf(processId);
    expect(forms.length).toBeGreaterThan(3);
    for (const form of forms)
      for (const { key, properties = {} } of fieldsOf(form)) {
        expect([form, key, properties.secrecy]).toEqual([
          form,
          key,
          expect.stringMatching(/^(routing|sealed)$/)
        ]);
        if (properties.secrecy === 'routing') expect(properties.reason?.length ?? 0).toBeGreaterThan(7);
      }
  });

  it('routes by codes, dates and numbers, never by what a person writes', () => {
    for (const form of formsOf(processId))
      for (const { key, type, properties = {} } of fieldsOf(form))
        if (properties.secrecy === 'routing')
          expect([form, key, ['radio', 'datetime', 'number']]).toEqual([
            form,
            key,
            expect.arrayContaining([type])
          ]);
  });
});

interface Box {
  readonly id: string;
  readonly edges: readonly [x: number, y: number, right: number, bottom: number];
}

const boxesOf = (processId: string): readonly Box[] =>
  [
    ...(files[`${processId}.bpmn`] ?? '').matchAll(
      /<bpmndi:BPMNShape [^>]*bpmnElement="(\w+)"[^>]*>\s*<dc:Bounds x="([-\d.]+)" y="([-\d.]+)" width="([\d.]+)" height="([\d.]+)"/g
    )
  ].map(([, id = '', ...numbers]) => {
    const [x = 0, y = 0, width = 0, height = 0] = numbers.map(Number);
    return { id, edges: [x, y, x + width, y + height] };
  });

const overlap = (a: Box, b: Box): boolean =>
  a.edges[0] < b.edges[2] && b.edges[0] < a.edges[2] && a.edges[1] < b.edges[3] && b.edges[1] < a.edges[3];

it.each(ours)('%s is drawn, and no element lies upon its neighbours', async (processId) => {
  const { steps } = await read(processId);
  const boxes = boxesOf(processId);
  expect(boxes.map(({ id }) => id).sort()).toEqual(steps.map(({ elementId }) => elementId).sort());
  const placed = steps.flatMap((step) =>
    boxes.filter(({ id }) => id === step.elementId).map((box) => ({ step, box }))
  );
  const inTheWay = placed.flatMap((one, index) =>
    placed
      .slice(index + 1)
      .filter(({ step, box }) => step.parentId === one.step.parentId && overlap(box, one.box))
      .filter(({ step }) => step.type !== 'BoundaryEvent' && one.step.type !== 'BoundaryEvent')
      .map(({ box }) => [one.box.id, box.id])
  );
  expect(inTheWay).toEqual([]);
});

it.each(ours.filter((processId) => processId.startsWith('plan-')))(
  '%s keeps every plan rule',
  async (processId) => {
    expect(checkPlan(await read(processId))).toEqual([]);
  }
);

it('a decision in a plan is one that a form can give', async () => {
  const given = new Set(
    Object.keys(files)
      .filter((name) => name.endsWith('.form'))
      .flatMap((form) =>
        fieldsOf(form).flatMap(({ key, values = [] }) => values.map(({ value }) => `${key} = "${value}"`))
      )
  );
  const computed = new Set([
    'planKind = "personnel"',
    'keptState = "released"',
    'openingOutcome = "opened"',
    'awardOutcome = "awarded"',
    'ballotState = "released"',
    'resultState = "released"',
    'resultState = "voided"',
    'resultOutcome = "approved"',
    'paperState = "released"',
    'examinationOutcome = "complete"'
  ]);
  for (const processId of ours)
    for (const [, text = ''] of (files[`${processId}.bpmn`] ?? '').matchAll(
      /<bpmn:conditionExpression[^>]*>=([^<]+)</g
    ))
      for (const [comparison] of text.matchAll(/\w+ = "[^"]+"/g))
        expect([comparison, given.has(comparison) || computed.has(comparison)]).toEqual([comparison, true]);
});

it('everything that is shipped deploys together', async () => {
  const bench = await EngineBench.open();
  try {
    await bench.deployFiles(files);
  } finally {
    await bench.close();
  }
});
