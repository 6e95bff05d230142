import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { isNoticeId } from '../../documents/notices/index.ts';
import { isRole } from '../../domain/roles.ts';
import { isField, type FormComponent, type FormSchema } from '../../server/forms/form-schema.ts';
import { readModel } from '../../server/models/element-info.ts';
import { jobTypes } from '../../workers/index.ts';
import { shippedFiles } from './story.ts';

const files = shippedFiles();
const models = Object.keys(files).filter((name) => name.endsWith('.bpmn'));
const forms = Object.keys(files).filter((name) => name.endsWith('.form'));
const clauses = new Set(
  (
    JSON.parse(readFileSync(new URL('../../workflows/clauses.json', import.meta.url), 'utf8')) as {
      id: string;
    }[]
  ).map(({ id }) => id)
);
const text = (name: string): string => files[name] ?? '';
const all = (xml: string, pattern: RegExp): string[] =>
  [...xml.matchAll(pattern)].map(([, found = '']) => found);
const kebab = (id: string): string => id.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();

interface Box {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const boxes = (xml: string): Box[] =>
  [
    ...xml.matchAll(
      /<bpmndi:BPMNShape [^>]*bpmnElement="(\w+)"[^>]*>\s*<dc:Bounds x="(-?\d+)" y="(-?\d+)" width="(\d+)" height="(\d+)"/g
    )
  ].map(([, id = '', x, y, width, height]) => ({
    id,
    x: Number(x),
    y: Number(y),
    width: Number(width),
    height: Number(height)
  }));

const meet = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

describe.each(models)('%s', (name) => {
  const xml = text(name);

  it('bears its file name as its process id and names what it is for', async () => {
    const model = await readModel(xml);
    expect(`${model.processId}.bpmn`).toBe(name);
    expect(model.properties['shoumi:title']).toBe(model.name);
    for (const clause of (model.properties['shoumi:scope'] ?? '').split(' '))
      expect(clauses).toContain(clause);
  });

  it('links each user task with a form of its own, and names one role or participation', async () => {
    const model = await readModel(xml);
    for (const { elementId, type, formId } of model.elements.values()) {
      if (type !== 'bpmn:UserTask') continue;
      expect(formId).toBe(`${model.processId}--${kebab(elementId)}`);
      expect(forms).toContain(`${formId}.form`);
    }
    for (const role of all(xml, /candidateGroups="[^"]*?&quot;\/([a-z-]+)&quot;/g))
      expect(isRole(role)).toBe(true);
  });

  it('cites clauses of the catalogue only', () => {
    for (const cited of all(xml, /name="shoumi:clauses" value="([^"]+)"/g))
      for (const clause of cited.split(' ')) expect(clauses).toContain(clause);
  });

  it('asks only for jobs that there are workers for, and sends only known notices to known roles', () => {
    for (const type of all(xml, /taskDefinition type="([^"]+)"/g)) expect(jobTypes).toContain(type);
    for (const template of all(xml, /key="template" value="([^"]+)"/g))
      expect([template, isNoticeId(template)]).toEqual([template, true]);
    for (const to of all(xml, /key="to" value="([^"]+)"/g))
      for (const each of to.split(',')) expect(each === 'participation' || isRole(each)).toBe(true);
  });

  it('calls only processes and decisions that are shipped, bound to the same deployment', () => {
    for (const called of all(xml, /calledElement processId="([^"]+)"/g))
      expect(models).toContain(`${called}.bpmn`);
    for (const decision of all(xml, /calledDecision decisionId="([^"]+)"/g))
      expect(files).toHaveProperty([`${decision}.dmn`]);
    for (const link of all(xml, /<zeebe:(?:calledElement|calledDecision|formDefinition) ([^>]+)>/g))
      expect(link).toContain('bindingType="deployment"');
  });

  it('is drawn: every element and flow has its place, and nothing lies upon another', () => {
    const drawn = boxes(xml);
    const process = xml.slice(0, xml.indexOf('<bpmndi:BPMNDiagram'));
    const elements = all(
      process,
      /<bpmn:(?:\w*[eE]vent|\w*Task|\w*Gateway|callActivity|subProcess) id="(\w+)"/g
    );
    expect(drawn.map(({ id }) => id).sort()).toEqual(elements.sort());
    expect(all(xml, /<bpmndi:BPMNEdge [^>]*bpmnElement="(\w+)"/g).sort()).toEqual(
      all(process, /<bpmn:sequenceFlow id="(\w+)"/g).sort()
    );
    const inner = drawn.filter(
      ({ id }) => !new RegExp(`<bpmn:(subProcess|boundaryEvent) id="${id}"`).test(process)
    );
    const meeting = inner.flatMap((a, index) =>
      inner
        .slice(index + 1)
        .filter((b) => meet(a, b))
        .map((b) => [a.id, b.id])
    );
    expect(meeting).toEqual([]);
  });

  it('gives every way out of a decision a condition, but one', () => {
    for (const [, attributes = '', body = ''] of xml.matchAll(
      /<bpmn:exclusiveGateway ([^>]*)>([\s\S]*?)<\/bpmn:exclusiveGateway>/g
    )) {
      const out = all(body, /<bpmn:outgoing>(\w+)</g);
      if (out.length < 2) continue;
      const unconditional = out.filter((flow) => new RegExp(`id="${flow}"[^>]*/>`).test(xml));
      expect(unconditional).toEqual([/default="(\w+)"/.exec(attributes)?.[1]]);
    }
  });
});

const fieldsOf = (components: readonly FormComponent[] = []): FormComponent[] =>
  components.flatMap((component) => [
    ...(isField(component) ? [component] : []),
    ...fieldsOf(component.components)
  ]);

describe.each(forms)('%s', (name) => {
  const form = JSON.parse(text(name)) as FormSchema;
  const fields = fieldsOf(form.components);

  it('bears its file name as its id and asks for something', () => {
    expect(`${form.id}.form`).toBe(name);
    expect(fields.length).toBeGreaterThan(0);
  });

  it('says of each field whether it is sealed, and why where it is not', () => {
    for (const { key, properties = {} } of fields) {
      expect([key, ['routing', 'sealed'].includes(properties.secrecy ?? '')]).toEqual([key, true]);
      if (properties.secrecy === 'routing') expect((properties.reason ?? '').length).toBeGreaterThan(7);
    }
  });

  it('routes by codes and yes or no, never by what a person writes', () => {
    const written = ['textfield', 'textarea', 'number', 'datetime'];
    for (const { key, type, properties = {} } of fields)
      if (properties.secrecy === 'routing') expect([key, written.includes(type)]).toEqual([key, false]);
  });

  it('is used by a model', () => {
    const used = models.some((model) => text(model).includes(`"${form.id}"`));
    expect(used || form.id === 'leak-incident--report').toBe(true);
  });
});

it('every message that a model sends is awaited by some model', () => {
  const shipped = ['plan-procurement-bid.bpmn'].map((name) =>
    readFileSync(new URL(`../../workflows/${name}`, import.meta.url), 'utf8')
  );
  const everywhere = [...models.map(text), ...shipped].join('\n');
  const awaited = all(everywhere, /<bpmn:message id="\w[^"]*" name="([^"]+)"/g);
  for (const sent of all(models.map(text).join('\n'), /key="message" value="([^"]+)"/g))
    expect(awaited).toContain(sent);
});

it('every answer that a model decides by is given by a form or a worker', () => {
  const routed = new Set(
    forms.flatMap((name) =>
      fieldsOf((JSON.parse(text(name)) as FormSchema).components).flatMap(({ key, properties }) =>
        properties?.secrecy === 'routing' ? [key] : []
      )
    )
  );
  const decided = models.flatMap((name) =>
    all(text(name), /<bpmn:conditionExpression[^>]*>=(\w+) = (?:"|true)/g)
  );
  const computed = new Set(['investigationHold', 'tenderSuspended', 'measure']);
  for (const name of decided)
    expect(routed.has(name) || computed.has(name) ? name : `${name} is given by nothing`).toBe(name);
});
