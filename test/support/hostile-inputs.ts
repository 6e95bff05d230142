import { element, end, extensions, flows, model, service, start } from './bpmn.ts';

/** What a hostile program sends to the gateway, and what it must be told. */
export interface HostileInput {
  /** Number of the attack case. */
  readonly row: number;
  readonly name: string;
  readonly path: string;
  readonly body: () => string | FormData;
  readonly contentType?: string;
  readonly status: number;
  readonly says: RegExp;
}

const many = (count: number, each: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => each(at)).join('');

function upload(name: string, content: string | Uint8Array): FormData {
  const data = new FormData();
  data.append('resources', new File([content as never], name));
  return data;
}

const deployment =
  (row: number, file: string) =>
  (name: string, content: () => string | Uint8Array, says: RegExp, status = 400): HostileInput => ({
    row,
    name,
    path: '/v2/deployments',
    body: () => upload(file, content()),
    status,
    says
  });
const bpmn = (row: number) => deployment(row, 'm.bpmn');
const dmn = (row: number) => deployment(row, 'd.dmn');

const request = (
  row: number,
  name: string,
  path: string,
  body: string,
  says: RegExp,
  more: Partial<HostileInput> = {}
): HostileInput => ({
  row,
  name,
  path,
  body: () => body,
  contentType: 'application/json',
  status: 400,
  says,
  ...more
});

const inProcess = (inner: string, head = '') =>
  `<?xml version="1.0"?>${head}<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="D" targetNamespace="t"><bpmn:process id="p" isExecutable="true"><bpmn:startEvent id="S"/>${inner}</bpmn:process></bpmn:definitions>`;
const inDecisions = (inner: string, head = '') =>
  `<?xml version="1.0"?>${head}<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="n">${inner}</definitions>`;
const scripted = (expression: string) =>
  model(
    [
      start(),
      element(
        'scriptTask',
        'T',
        extensions(`<zeebe:script expression="${expression}" resultVariable="x" />`)
      ),
      end(),
      flows('Start -> T', 'T -> End')
    ].join('')
  );
const laughs = `<!DOCTYPE d [<!ENTITY l0 "ha">${many(9, (at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`)}]>`;
const entity = '<!DOCTYPE d [<!ENTITY f SYSTEM "file:///etc/passwd">]>';
const zip = Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(200_000)]);
const search = '/v2/process-instances/search';

/** Groups Code and Parsers of the attack cases, as far as they reach the engine's gateway. */
export const hostileInputs: readonly HostileInput[] = [
  bpmn(4)(
    'an expression of 200,000 characters',
    () => scripted(`=1${'+1'.repeat(100_000)}`),
    /too long in total/
  ),
  bpmn(4)(
    'an expression of 2,900 brackets',
    () => scripted(`=${'('.repeat(2_900)}1${')'.repeat(2_900)}`),
    /nested deeper/
  ),
  bpmn(4)(
    'many long expressions',
    () => {
      const task = (at: number) =>
        element(
          'scriptTask',
          `T${at}`,
          extensions(`<zeebe:script expression="=${at}${'+1'.repeat(2_900)}" resultVariable="x" />`)
        );
      return model(start() + many(50, task));
    },
    /too long in total/
  ),
  bpmn(4)(
    'a loop in which nothing waits',
    () =>
      model(
        [
          start(),
          element('exclusiveGateway', 'A'),
          element('task', 'T'),
          flows('Start -> A', 'A -> T', 'T -> A')
        ].join('')
      ),
    /straight-through/
  ),
  request(
    4,
    'an expression that runs away',
    '/v2/expression/evaluation',
    '{"expression":"=for i in 1..1000000000 return i"}',
    /too many steps/
  ),
  request(
    3,
    'a regular expression that runs away',
    '/v2/expression/evaluation',
    JSON.stringify({ expression: '=matches("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab", "^(a+)+$")' }),
    /250 ms/
  ),
  bpmn(8)(
    'a script of the host',
    () =>
      inProcess(
        '<bpmn:scriptTask id="T" scriptFormat="javascript"><bpmn:script>process.exit()</bpmn:script></bpmn:scriptTask>'
      ),
    /T/
  ),
  bpmn(9)('an entity of a file', () => inProcess('<bpmn:task id="T" name="&f;"/>', entity), /document type/),
  dmn(9)(
    'an entity of a file in a decision',
    () => inDecisions('<decision id="&f;"/>', entity),
    /document type/
  ),
  bpmn(10)('a billion laughs', () => inProcess('<bpmn:task id="T" name="&l9;"/>', laughs), /document type/),
  dmn(10)(
    'a billion laughs in a decision',
    () => inDecisions('<decision id="&l9;"/>', laughs),
    /document type/
  ),
  bpmn(11)('20,000 levels', () => inProcess('<bpmn:subProcess>'.repeat(20_000)), /deeper/),
  dmn(11)('20,000 levels in a decision', () => inDecisions('<context>'.repeat(20_000)), /deeper/),
  bpmn(12)(
    '100,000 elements',
    () => inProcess(many(100_000, (at) => `<bpmn:task id="T${at}"/>`)),
    /elements|larger/
  ),
  bpmn(12)(
    '200,000 attributes',
    () => inProcess(`<bpmn:task id="T" ${many(200_000, (at) => `a${at}="" `)}/>`),
    /attributes|larger/
  ),
  bpmn(12)(
    'an attribute of 6 MB',
    () => inProcess(`<bpmn:task id="T" name="${'x'.repeat(6_000_000)}"/>`),
    /larger/
  ),
  dmn(12)(
    '100,000 rules',
    () =>
      inDecisions(`<decision id="x"><decisionTable>${'<rule/>'.repeat(100_000)}</decisionTable></decision>`),
    /elements|larger/
  ),
  bpmn(12)(
    'a body of 20 MB',
    () => inProcess(`<bpmn:task id="T" name="${'x'.repeat(20_000_000)}"/>`),
    /larger/
  ),
  bpmn(13)('an id used twice', () => inProcess('<bpmn:task id="S"/>'), /twice|duplicate|unparsable/i),
  request(
    15,
    'JSON of 10,000 levels',
    search,
    `{"filter":${'['.repeat(10_000)}${']'.repeat(10_000)}}`,
    /nested deeper/
  ),
  request(
    15,
    'JSON of 100,000 filters',
    search,
    `{"filter":{${many(100_000, (at) => `"f${at}":1,`)}"z":1}}`,
    /properties at most/
  ),
  request(
    15,
    'thousands of alternatives',
    search,
    JSON.stringify({ filter: { $or: Array(5000).fill({ state: 'ACTIVE' }) } }),
    /./
  ),
  request(
    15,
    'a query of 12,000 characters',
    `/v2/variables/search?${'a=b&'.repeat(3_000)}`,
    '{"filter":{"no":1}}',
    /There is no filter/
  ),
  deployment(15, 'f.form')(
    'a form of 10,000 levels',
    () => `{"id":"f","components":${'['.repeat(10_000)}${']'.repeat(10_000)}}`,
    /nested|deep|JSON|form/i
  ),
  request(16, 'JSON as multipart', '/v2/deployments', '{"resources":[]}', /multipart/i, { status: 415 }),
  request(
    16,
    'JSON under the name of multipart',
    '/v2/deployments',
    '{"resources":[]}',
    /malformed|multipart/i,
    {
      contentType: 'multipart/form-data; boundary=x'
    }
  ),
  request(
    17,
    'multipart of thousands of parts',
    '/v2/deployments',
    `${'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n\r\n'.repeat(5_000)}--x--\r\n`,
    /parts/,
    { contentType: 'multipart/form-data; boundary=x' }
  ),
  deployment(18, '../../m.zip')('an archive', () => zip, /\.bpmn|supported|kind/),
  bpmn(18)('an archive under the name of a model', () => zip, /./)
];

/** An ordinary model, which must be taken after all of them. */
export const ordinary = model(
  [start(), service('Work'), end(), flows('Start -> Work', 'Work -> End')].join(''),
  { id: 'ordinary' }
);
