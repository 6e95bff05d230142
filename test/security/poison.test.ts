import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  boundary,
  element,
  end,
  extensions,
  flows,
  io,
  loop,
  message,
  model,
  onCondition,
  onMessage,
  onTimer,
  process,
  service,
  start
} from '../support/bpmn.ts';
import { EngineBench } from '../support/engine.ts';

const endless = 'for i in 1..1000000000 return i';
const backtracking = 'matches("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab", "^(a+)+$")';
const ten = (of: string) => `[${Array(10).fill(of).join(', ')}]`;
const bomb = `{a: ${ten('1')}, b: ${ten('a')}, c: ${ten('b')}, r: for i in 1..100000 return ${ten('c')}}`;

/** One element between start and end. */
const single = (given: string, id: string, roots = '') =>
  model([start(), given, end(), flows('Start -> Poison', 'Poison -> End')].join(''), { id, roots });
const script = (expression: string, more = '') =>
  element(
    'scriptTask',
    'Poison',
    extensions(`<zeebe:script expression="${expression.replaceAll('"', '&quot;')}" resultVariable="x" />`) +
      more
  );
const caught = (event: string) => element('intermediateCatchEvent', 'Poison', event);

/** Models that a deployment takes and that go wrong as they run: what the incident must say. */
const poisons: readonly (readonly [name: string, xml: (id: string) => string, says: RegExp])[] = [
  ['a loop without end in a script', (id) => single(script(`=${endless}`), id), /too many steps/],
  [
    'a regular expression that runs away in a script',
    (id) => single(script(`=${backtracking}`), id),
    /250 ms/
  ],
  [
    'a filled memory in an input mapping',
    (id) => single(service('Poison', 'never', io({ x: `=${bomb}` })), id),
    /too many steps/
  ],
  [
    'a loop without end in a job type',
    (id) => single(service('Poison', `=${endless}`), id),
    /too many steps/
  ],
  ['a value of another type as a job type', (id) => single(service('Poison', '=1'), id), /to be 'STRING'/],
  [
    'a loop without end in a condition of a gateway',
    (id) =>
      model(
        [
          start(),
          element('exclusiveGateway', 'Poison'),
          end(),
          end('Other'),
          flows('Start -> Poison', 'Poison -> Other: =true', `Poison -> End: =count(${endless}) > 1`)
        ].join(''),
        { id }
      ),
    /too many steps/
  ],
  [
    'a timer that is no time',
    (id) => single(caught(onTimer('timeDuration', '=[1]')), id),
    /duration|STRING|invalid/i
  ],
  [
    'a correlation key that is no text',
    (id) => single(caught(onMessage('M')), id, message('M', 'm', '=[1]')),
    /correlation key/
  ],
  [
    'a multi-instance over more items than may be',
    (id) =>
      single(
        element(
          'serviceTask',
          'Poison',
          extensions('<zeebe:taskDefinition type="never" />') +
            loop({ input: '=for i in 1..150000 return i' })
        ),
        id
      ),
    /items/
  ],
  ['a multi-instance over no list', (id) => single(script('=1', loop({ input: '=5' })), id), /ARRAY/],
  [
    'a text that is doubled again and again',
    (id) => single(script('=x + x', loop({ input: '=for i in 1..60 return i', sequential: true })), id),
    /characters/
  ],
  [
    'a list that is doubled again and again',
    (id) => single(script('=[x, x]', loop({ input: '=for i in 1..60 return i', sequential: true })), id),
    /characters/
  ],
  [
    'a process that calls itself',
    (id) =>
      single(element('callActivity', 'Poison', extensions(`<zeebe:calledElement processId="=self" />`)), id),
    /calls itself/
  ],
  [
    'a call of a process that is not there',
    (id) =>
      single(
        element('callActivity', 'Poison', extensions('<zeebe:calledElement processId="nowhere" />')),
        id
      ),
    /nowhere/
  ],
  [
    'a condition that makes itself hold',
    (id) =>
      model(
        [
          start(),
          service('Poison', 'never'),
          boundary('Again', 'Poison', onCondition('=n > 0'), false),
          element(
            'scriptTask',
            'More',
            extensions('<zeebe:script expression="=n + 1" resultVariable="n" />')
          ),
          flows('Start -> Poison', 'Again -> More')
        ].join(''),
        { id }
      ),
    /in a second/
  ]
];

const sound = model(
  [start('Begun'), service('Good'), end('Done'), flows('Begun -> Good', 'Good -> Done')].join(''),
  { id: 'sound' }
);

describe('4 an instance that is poisoned', () => {
  let bench: EngineBench;
  beforeAll(async () => {
    bench = await EngineBench.open();
    await bench.deploy(sound, ...poisons.map(([, xml], at) => xml(`poison-${at}`)));
  });
  afterAll(() => bench.close());

  it.each(poisons.map(([name, , says], at) => [name, at, says] as const))(
    'by %s ends as an incident that says why, and the others go on',
    async (_name, at, says) => {
      const before = await bench.start({}, { processDefinitionId: 'sound' });
      const processDefinitionId = `poison-${at}`;
      const poisoned = await bench.start(
        { x: 'xxxxxxxxxx', n: 1, self: processDefinitionId },
        { processDefinitionId }
      );
      const after = await bench.start({}, { processDefinitionId: 'sound' });
      const found = () =>
        bench.incidents().filter(({ processDefinitionId }) => processDefinitionId === `poison-${at}`);
      for (let turns = 0; found().length === 0 && turns < 300; turns += 1) await bench.pass(0);
      expect(found()).toMatchObject([{ elementId: 'Poison', errorMessage: expect.stringMatching(says) }]);
      for (const _ of [before, after]) await bench.completeJob('Good');
      bench.expectCompleted(before);
      bench.expectCompleted(after);
      await bench.do({ type: 'CancelProcessInstance', processInstanceKey: poisoned });
      for (let turns = 0; bench.instance(poisoned).state === 'ACTIVE' && turns < 300; turns += 1)
        await bench.pass(0);
      expect(bench.instance(poisoned).state).toBe('TERMINATED');
    }
  );

  it('goes on being one after a restart, and is resolved once what poisoned it is gone', async () => {
    await bench.deploy(single(script('=if ok then 1 else for i in 1..1000000000 return i'), 'mended'));
    const key = await bench.start({}, { processDefinitionId: 'mended' });
    await bench.restart();
    const [incident] = bench.incidents().filter(({ processInstanceKey }) => processInstanceKey === key);
    await bench.do({ type: 'SetVariables', elementInstanceKey: key, variables: { ok: true } });
    await bench.do({ type: 'ResolveIncident', incidentKey: incident!.key });
    bench.expectCompleted(key);
  });

  it('of many items in parallel is entered in parts, so that others get their turn', async () => {
    const many = element(
      'serviceTask',
      'Poison',
      extensions('<zeebe:taskDefinition type="each" />') + loop({ input: '=for i in 1..3000 return i' })
    );
    await bench.deploy(single(many, 'many'));
    const key = await bench.start({}, { processDefinitionId: 'many' });
    const other = await bench.start({}, { processDefinitionId: 'sound' });
    await bench.completeJob('Good');
    bench.expectCompleted(other);
    const jobs = () => bench.store.rows('job').filter(({ type }) => type === 'each').length;
    for (let turns = 0; jobs() < 3000 && turns < 100; turns += 1) await bench.pass(0);
    expect(jobs()).toBe(3000);
    await bench.do({ type: 'CancelProcessInstance', processInstanceKey: key });
  });
});

describe('a process id that is used by two files at once', () => {
  it('13 is refused, whatever stands around it', async () => {
    const bench = await EngineBench.open();
    const twice = model(start() + end(), { id: 'a', more: process('a', start('S2')) });
    expect(
      await bench.refused({ type: 'DeployResources', resources: [{ name: 'a.bpmn', content: twice }] })
    ).toMatchObject({
      code: 'INVALID_ARGUMENT'
    });
    await bench.close();
  });
});
