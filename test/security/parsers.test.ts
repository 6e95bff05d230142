import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RefusalError } from '../../domain/refusals.ts';
import { boundaryOf, parseMultipart } from '../../engine/rest/multipart.ts';
import { parseBpmn } from '../../engine/model/parse.ts';
import { readAnswers } from '../../server/forms/read-answers.ts';
import { depthOf } from '../../server/http/json-body.ts';
import { readDrawing } from '../../server/plans/check-drawing.ts';
import { EngineBench } from '../support/engine.ts';

const bpmn = 'http://www.omg.org/spec/BPMN/20100524/MODEL';
const document = (inner: string, more = '') =>
  `<?xml version="1.0"?>${more}<bpmn:definitions xmlns:bpmn="${bpmn}" id="D" targetNamespace="t">${inner}</bpmn:definitions>`;
const inProcess = (inner: string, more = '') =>
  document(`<bpmn:process id="plan-k" isExecutable="true">${inner}</bpmn:process>`, more);
const begun = '<bpmn:startEvent id="Begun"/>';
const many = (count: number, each: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => each(at)).join('');

/** Why the designer's text is refused, and how long that took. */
async function drawing(xml: string): Promise<{ reason: string; ms: number }> {
  const since = performance.now();
  try {
    await readDrawing('k', xml);
    return { reason: 'let through', ms: performance.now() - since };
  } catch (error) {
    if (!(error instanceof RefusalError)) throw error;
    expect(error.refusal.code).toBe('MODEL_UNREADABLE');
    return { reason: String(error.refusal.facts?.reason), ms: performance.now() - since };
  }
}

const quickly = 5_000;

async function refused(xml: string, why: RegExp): Promise<void> {
  const { reason, ms } = await drawing(xml);
  expect(reason).toMatch(why);
  expect(ms).toBeLessThan(quickly);
  expect((await parseBpmn(xml)).definitions).toBeNull();
}

describe('a diagram', () => {
  it('lets an ordinary one through', async () => {
    expect((await drawing(inProcess(begun))).reason).toBe('let through');
  });

  it('9 reads no file and asks no address', async () => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.end('<!ENTITY x "y">');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    try {
      for (const declared of [
        `<!DOCTYPE d [<!ENTITY f SYSTEM "file:///etc/passwd">]>`,
        `<!DOCTYPE d SYSTEM "${url}/a.dtd">`,
        `<!doctype d [<!ENTITY % p SYSTEM "${url}/b.dtd"> %p;]>`
      ]) {
        const xml = inProcess('<bpmn:startEvent id="Begun" name="&f;"/>', declared);
        await refused(xml, /document type/);
        expect(JSON.stringify(await parseBpmn(xml))).not.toContain('root:');
      }
      expect(asked).toEqual([]);
    } finally {
      server.close();
    }
  });

  it('10 expands no entity', async () => {
    const laughs = many(9, (at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`);
    await refused(
      inProcess('<bpmn:startEvent id="&l9;"/>', `<!DOCTYPE d [<!ENTITY l0 "ha">${laughs}]>`),
      /document type/
    );
  });

  const nested = (depth: number) =>
    many(depth, (at) => `<bpmn:subProcess id="S${at}">`) + '</bpmn:subProcess>'.repeat(depth);

  it.each([
    ['plainly', nested(20_000)],
    ['behind a comment that ends at once', `<!-->${nested(5_000)}<!-- -->`],
    ['behind another', `<!--->${nested(5_000)}<!-- -->`],
    ['behind an instruction that ends at once', `<?>${nested(5_000)}<!--?>-->`],
    ['behind an empty section', `<![CDATA[]]>${nested(5_000)}`]
  ])('11 is refused when it is nested too deeply, %s', async (_, inner) => {
    await refused(inProcess(inner), /deeper than 100/);
  });

  it.each([
    ['100,000 elements', many(100_000, (at) => `<bpmn:task id="T${at}"/>`), /more than \d+ elements|larger/],
    ['200,000 attributes', `<bpmn:task id="T" ${many(200_000, (at) => `a${at}="" `)}/>`, /attributes|larger/],
    ['one attribute 90,000 times', `<bpmn:task id="T" ${'a="" '.repeat(90_000)}/>`, /attributes/],
    [
      '20,000 namespaces',
      many(5_000, (at) => `<bpmn:task id="T${at}" ${many(4, (n) => `xmlns:n${n}="u" `)}/>`),
      /namespaces/
    ],
    ['an attribute of 20 MB', `<bpmn:task id="T" name="${'x'.repeat(20_000_000)}"/>`, /larger/]
  ])('12 is refused with %s', async (_, inner, why) => {
    const { reason, ms } = await drawing(inProcess(inner));
    expect(reason).toMatch(why);
    expect(ms).toBeLessThan(quickly);
  });

  it.each([
    ['unknown elements', '<bpmn:none/>'.repeat(8_000)],
    ['words between elements', 'x<!-- -->'.repeat(90_000)],
    ['empty sections', '<![CDATA[]]>'.repeat(80_000)],
    ['attributes without a value', many(8_000, (at) => `<bpmn:task id="T${at}" a b c d/>`)],
    [
      'references to nothing',
      `<bpmn:task id="T">${'<bpmn:incoming>F</bpmn:incoming>'.repeat(8_000)}</bpmn:task>`
    ]
  ])('12 is given up early when thousands of things are wrong with it: %s', async (_, inner) => {
    await refused(inProcess(inner), /faults|unparsable/);
  });

  it('13 is refused when an id is used twice', async () => {
    await refused(inProcess(`${begun}<bpmn:task id="Begun"/>`), /unparsable|duplicate|twice/i);
  });

  it.each([
    ['plainly', '<bpmn:process id="special-plan-approval" isExecutable="true"/>'],
    ['in capitals', '<bpmn:Process id="special-plan-approval" isExecutable="true"/>'],
    ['under another prefix', `<q:process xmlns:q="${bpmn}" id="special-plan-approval" isExecutable="true"/>`],
    ['under no prefix', `<process xmlns="${bpmn}" id="special-plan-approval" isExecutable="true"/>`],
    ['as a namesake', '<bpmn:process id="plan-k" isExecutable="true"/>']
  ])('brings no second process that would replace another model: %s', async (_, second) => {
    const xml = document(`<bpmn:process id="plan-k" isExecutable="true">${begun}</bpmn:process>${second}`);
    expect((await drawing(xml)).reason).toMatch(/exactly one process|is used twice/);
  });

  it('keeps the id of its case', async () => {
    const xml = inProcess(begun).replace('plan-k', 'special-plan-approval');
    expect((await drawing(xml)).reason).toMatch(/id of the process/);
  });
});

describe('names that objects have of their own', () => {
  it('14 are ids and variables like any other', async () => {
    const bench = await EngineBench.open();
    try {
      await bench.deploy(
        document(
          '<bpmn:process id="constructor" isExecutable="true"><bpmn:startEvent id="__proto__"/><bpmn:sequenceFlow id="valueOf" sourceRef="__proto__" targetRef="toString"/><bpmn:endEvent id="toString"/></bpmn:process>'
        )
      );
      const variables = JSON.parse('{"__proto__": {"polluted": true}, "constructor": "c"}') as Record<
        string,
        unknown
      >;
      const key = await bench.start(variables, { processDefinitionId: 'constructor' });
      bench.expectCompleted(key);
      expect(bench.elements('COMPLETED', key)).toEqual(expect.arrayContaining(['__proto__', 'toString']));
      expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
      const refusal = await bench.refused({
        type: 'CreateProcessInstance',
        processDefinitionId: 'hasOwnProperty',
        variables: {}
      });
      expect(refusal.code).toBe('NOT_FOUND');
    } finally {
      await bench.close();
    }
  });

  it.each(['__proto__', 'constructor', 'prototype', 'toString'])('14 are no fields of a form: %s', (name) => {
    const form = { components: [{ type: 'textfield', key: 'note' }] };
    const values = JSON.parse(`{"note": "n", "${name}": {"note": "other"}}`) as Record<string, unknown>;
    expect(readAnswers(form, values)).toMatchObject({ refusal: { code: 'UNKNOWN_FIELD' } });
    expect(({} as { note?: unknown }).note).toBeUndefined();
  });
});

describe('JSON', () => {
  it('15 is measured before it is parsed, whatever stands in its texts', () => {
    expect(depthOf(Buffer.from('['.repeat(10_000)))).toBe(61);
    expect(depthOf(Buffer.from(`{"a":"${'['.repeat(10_000)}"}`))).toBe(1);
    expect(depthOf(Buffer.from(`{"a\\"${'['.repeat(200)}":1}`))).toBe(1);
    expect(depthOf(Buffer.from(`["\\\\",${'['.repeat(200)}`))).toBe(61);
  });
});

describe('multipart', () => {
  const body = (name: string, filename: string) =>
    Buffer.from(
      `--x\r\nContent-Disposition: form-data; name="${name}"; filename="${filename}"\r\n\r\nv\r\n--x--\r\n`
    );

  it('16 is not what JSON says it is', () => {
    expect(() => boundaryOf('application/json; boundary=x')).toThrow();
    expect(() => parseMultipart(Buffer.from('{"resources": []}'), 'x')).toThrow('malformed');
  });

  it.each([
    '../../etc/passwd',
    '..\\..\\boot.ini',
    '/etc/passwd',
    'a\u202egnp.exe',
    'C:aux',
    '%00.bpmn',
    '__proto__'
  ])('17 takes %j for a name and for nothing more', (name) => {
    const [part] = parseMultipart(body('resources', name), 'x');
    expect(part?.filename).toBe(name);
    expect(part?.content.toString()).toBe('v');
  });

  it.each([
    ['no end', '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nv'],
    ['no name', '--x\r\nContent-Disposition: form-data\r\n\r\nv\r\n--x--\r\n'],
    ['headers without end', `--x\r\n${'a: b\r\n'.repeat(2_000)}`],
    [
      'too many parts',
      `${'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n\r\n'.repeat(1_001)}--x--\r\n`
    ],
    ['a boundary that goes on', '--xy\r\n\r\n--x--']
  ])('17 refuses %s', (_, text) => {
    expect(() => parseMultipart(Buffer.from(text), 'x')).toThrow();
  });

  it.each(['""', `"${'b'.repeat(71)}"`, '"a\u0000b"'])('17 refuses the boundary %j', (boundary) => {
    expect(() => boundaryOf(`multipart/form-data; boundary=${boundary}`)).toThrow();
  });
});

describe('the engine’s gateway', () => {
  let bench: EngineBench;
  beforeAll(async () => {
    bench = await EngineBench.open();
  });
  afterAll(() => bench.close());

  it.each([
    [
      'a second process of the same id',
      `<bpmn:process id="plan-k" isExecutable="true">${begun}</bpmn:process>`
    ],
    [
      'a flow to nowhere',
      '<bpmn:process id="q" isExecutable="true"><bpmn:startEvent id="B"/><bpmn:sequenceFlow id="F" sourceRef="B" targetRef="None"/></bpmn:process>'
    ]
  ])('13 takes nothing of a file with %s', async (_, more) => {
    const content = document(`<bpmn:process id="plan-k" isExecutable="true">${begun}</bpmn:process>${more}`);
    const refusal = await bench.refused({
      type: 'DeployResources',
      resources: [{ name: 'm.bpmn', content }]
    });
    expect(refusal.code).toBe('INVALID_ARGUMENT');
    expect(bench.store.rows('processDefinition')).toEqual([]);
  });
});
