import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { element, end, extensions, flows, model, service, start } from '../../support/bpmn.ts';
import { file, type GatewayBench, now, openGateway } from '../../support/engine-gateway.ts';

/** A process that calls another twice, within a sub-process and beside it. */
const caller = (id: string, called: string) => {
  const call = (at: string) =>
    element(
      'callActivity',
      at,
      extensions(`<zeebe:calledElement processId="${called}" propagateAllChildVariables="false" />`)
    );
  return model(
    [
      start(),
      element('parallelGateway', 'Fork'),
      element(
        'subProcess',
        'Within',
        [start('In'), call('Inner'), end('Out'), flows('In -> Inner', 'Inner -> Out')].join('')
      ),
      call('Beside'),
      service('Wrong', '=missing'),
      flows('Start -> Fork', 'Fork -> Within', 'Fork -> Beside', 'Fork -> Wrong')
    ].join(''),
    { id }
  );
};
const failing = model(start() + service('Fails', '=missing') + flows('Start -> Fails'), { id: 'leaf' });

/** The keys and names of an instance, of what it called, and of what those called. */
describe('the incidents of an instance', () => {
  let bench: GatewayBench;
  let root: string;
  beforeAll(async () => {
    bench = await openGateway();
    await bench.client.createDeployment({
      resources: [
        file('root.bpmn', caller('root', 'middle')),
        file('middle.bpmn', caller('middle', 'leaf')),
        file('leaf.bpmn', failing)
      ]
    });
    root = (await bench.client.createProcessInstance({ processDefinitionId: 'root' as never }))
      .processInstanceKey;
  });
  afterAll(() => bench?.close());

  const elements = async (processInstanceKey: string, query: object = {}) => {
    const found = await bench.client.searchProcessInstanceIncidents(
      { processInstanceKey, ...query } as never,
      now
    );
    return found.items!.map(({ elementId }) => elementId).sort();
  };
  const called = async (parent: string) =>
    (
      await bench.client.searchProcessInstances(
        { filter: { parentProcessInstanceKey: parent as never } },
        now
      )
    ).items.map(({ processInstanceKey }) => processInstanceKey);

  it('are its own and those of all instances that it called', async () => {
    expect(await elements(root)).toEqual([
      ...Array<string>(4).fill('Fails'),
      ...Array<string>(3).fill('Wrong')
    ]);
    const [middle] = await called(root);
    expect(await elements(middle!)).toEqual(['Fails', 'Fails', 'Wrong']);
    const [leaf] = await called(middle!);
    expect(await elements(leaf!)).toEqual(['Fails']);
  });

  it('can be narrowed to a called one, and paged', async () => {
    const [middle] = await called(root);
    const narrowed = await bench.raw('POST', `/v2/process-instances/${root}/incidents/search`, {
      body: JSON.stringify({ filter: { processInstanceKey: middle } }),
      headers: { 'content-type': 'application/json' }
    });
    expect(((await narrowed.json()) as { items: { elementId: string }[] }).items).toMatchObject([
      { elementId: 'Wrong' }
    ]);
    expect(await elements(root, { page: { limit: 2 } })).toHaveLength(2);
  });

  it('are not found where there is no such instance', async () => {
    for (const path of ['process-instances/1', 'element-instances/1'])
      expect((await bench.raw('POST', `/v2/${path}/incidents/search`)).status).toBe(404);
  });

  it('of an element are those inside it and of what was called there (8.9)', async () => {
    const { items } = await bench.client.searchElementInstances(
      { filter: { processInstanceKey: root as never, elementId: 'Within' as never } },
      now
    );
    const response = await bench.raw(
      'POST',
      `/v2/element-instances/${items![0]!.elementInstanceKey}/incidents/search`
    );
    const found = (await response.json()) as { items: { elementId: string }[] };
    expect(found.items.map(({ elementId }) => elementId).sort()).toEqual(['Fails', 'Fails', 'Wrong']);
  });
});
