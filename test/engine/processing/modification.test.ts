import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ModifyProcessInstance } from '../../../engine/commands.ts';
import { element, end, flows, loop, model, service, start } from '../../support/bpmn.ts';
import { EngineBench } from '../../support/engine.ts';

const inner = element(
  'subProcess',
  'Inner',
  [
    start('InnerStart'),
    service('Deep'),
    end('InnerEnd'),
    flows('InnerStart -> Deep', 'Deep -> InnerEnd')
  ].join('')
);
const shape = model(
  [
    start(),
    service('First'),
    inner,
    element(
      'subProcess',
      'Each',
      [
        loop({ input: '=[1,2]' }),
        start('EachStart'),
        service('Item'),
        end('EachEnd'),
        flows('EachStart -> Item', 'Item -> EachEnd')
      ].join('')
    ),
    element('adHocSubProcess', 'Tools', service('Tool')),
    end(),
    flows('Start -> First', 'First -> Inner', 'Inner -> Each', 'Each -> End')
  ].join('')
);

describe('modification of a process instance', () => {
  let bench: EngineBench;
  let key: string;

  beforeEach(async () => {
    bench = await EngineBench.open();
    await bench.deploy(shape);
    key = await bench.start({ a: 1 });
  });
  afterEach(() => bench.close());

  const command = (more: Partial<ModifyProcessInstance>): ModifyProcessInstance => ({
    type: 'ModifyProcessInstance',
    processInstanceKey: key,
    activate: [],
    terminate: [],
    move: [],
    ...more
  });
  const modify = (more: Partial<ModifyProcessInstance>) => bench.do(command(more));
  const keyOf = (elementId: string, nth = 0) =>
    bench.store
      .rows('elementInstance')
      .filter((row) => row.elementId === elementId && row.state === 'ACTIVE')[nth]!.key;

  it('activates an element, making the scopes around it, with variables in their scopes', async () => {
    await modify({
      activate: [
        {
          elementId: 'Deep',
          variableInstructions: [
            { variables: { a: 2 } },
            { scopeId: 'Inner', variables: { b: 3 } },
            { scopeId: 'Deep', variables: { c: 4 } }
          ]
        }
      ],
      terminate: [{ elementInstanceKey: keyOf('First') }]
    });
    expect(bench.elements('ACTIVE', key)).toEqual(['Inner', 'Deep']);
    expect([bench.variables(key), bench.variables(keyOf('Inner')), bench.variables(keyOf('Deep'))]).toEqual([
      { a: 2 },
      { b: 3 },
      { c: 4 }
    ]);
    await bench.restart();
    expect((await bench.job('Deep')).variables).toEqual({ a: 2, b: 3, c: 4 });
    expect(await bench.jobs('First')).toEqual([]);
  });

  it('uses the active scope, or a new one below the ancestor that is named', async () => {
    await modify({ activate: [{ elementId: 'Deep' }] });
    await modify({ activate: [{ elementId: 'Deep' }] });
    expect(bench.elements('ACTIVE', key).filter((id) => id === 'Inner')).toHaveLength(1);
    await modify({ activate: [{ elementId: 'Deep', ancestorElementInstanceKey: key }] });
    expect(bench.elements('ACTIVE', key).filter((id) => id === 'Inner')).toHaveLength(2);
    const refusal = await bench.refused(command({ activate: [{ elementId: 'Deep' }] }));
    expect(refusal).toMatchObject({
      code: 'INVALID_ARGUMENT',
      detail: expect.stringContaining('flow scope with more than one active instance')
    });
    await modify({ activate: [{ elementId: 'Deep', ancestorElementInstanceKey: keyOf('Inner', 1) }] });
  });

  it('terminates scopes with nothing left in them, at last the instance', async () => {
    await modify({
      move: [{ source: { elementId: 'First' }, targetElementId: 'Deep', ancestor: 'inferred' }]
    });
    expect(bench.elements('ACTIVE', key)).toEqual(['Inner', 'Deep']);
    await modify({ terminate: [{ elementId: 'Deep' }] });
    expect(bench.instance(key).state).toBe('TERMINATED');
    expect(bench.elements('TERMINATED', key).sort()).toEqual(['Deep', 'First', 'Inner']);
  });

  it('moves one instance of a multi-instance within its own scope', async () => {
    await modify({
      move: [{ source: { elementId: 'First' }, targetElementId: 'Each', ancestor: 'sourceParent' }]
    });
    expect(await bench.jobs('Item')).toHaveLength(2);
    await modify({
      move: [
        { source: { elementInstanceKey: keyOf('Item') }, targetElementId: 'Item', ancestor: 'sourceParent' }
      ]
    });
    await bench.completeJob('Item');
    expect(bench.elements('ACTIVE', key)).toEqual(['Each', 'Each', 'Item']);
  });

  it.each([
    ['an unknown element', { activate: [{ elementId: 'Nowhere' }] }, 'could not be found'],
    [
      'an inner instance of an ad-hoc sub-process',
      { activate: [{ elementId: 'Tools#innerInstance' }] },
      "type 'AD_HOC_SUB_PROCESS_INNER_INSTANCE' is not supported"
    ],
    ['a start event', { activate: [{ elementId: 'InnerStart' }] }, "type 'START_EVENT' is not supported"],
    ['the inside of a multi-instance', { activate: [{ elementId: 'Item' }] }, 'multi-instance'],
    ['an unknown instance', { terminate: [{ elementInstanceKey: '1' }] }, 'could not be found'],
    [
      'an unknown ancestor',
      { activate: [{ elementId: 'Deep', ancestorElementInstanceKey: '1' }] },
      'does not exist'
    ],
    [
      'a foreign scope for variables',
      { activate: [{ elementId: 'First', variableInstructions: [{ scopeId: 'Inner', variables: {} }] }] },
      "doesn't belong"
    ]
  ] as [string, Partial<ModifyProcessInstance>, string][])(
    'refuses %s and changes nothing',
    async (_, more, why) => {
      const good = { elementId: 'Deep' };
      const refusal = await bench.refused(command({ ...more, activate: [good, ...(more.activate ?? [])] }));
      expect([refusal.code, refusal.detail]).toEqual(['INVALID_ARGUMENT', expect.stringContaining(why)]);
      expect(bench.elements('ACTIVE', key)).toEqual(['First']);
    }
  );
});
