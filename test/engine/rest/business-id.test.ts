import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { element, end, extensions, flows, model, service, start } from '../../support/bpmn.ts';
import { file, type GatewayBench, openGateway } from '../../support/engine-gateway.ts';

const calling = model(
  start() +
    element('callActivity', 'Call', extensions('<zeebe:calledElement processId="called" />')) +
    end() +
    flows('Start -> Call', 'Call -> End'),
  { id: 'calling' }
);
const called = model(start() + service('Work') + end() + flows('Start -> Work', 'Work -> End'), {
  id: 'called'
});

/** `businessId` is of Camunda 8.9, where it is unique only if that is asked for. */
describe('the business id of a process instance', () => {
  let bench: GatewayBench;
  beforeAll(async () => {
    bench = await openGateway();
    const resources = [file('calling.bpmn', calling), file('called.bpmn', called)];
    await bench.client.createDeployment({ resources });
  });
  afterAll(() => bench?.close());

  const ask = async (path: string, body: object) =>
    (await bench.send('POST', `/process-instances${path}`, body)).body;
  const begin = (businessId?: string) => ask('', { processDefinitionId: 'calling', businessId });
  const found = async (filter: object) => {
    const { items } = await ask('/search', { filter, sort: [{ field: 'businessId', order: 'DESC' }] });
    return (items as Record<string, string>[]).map((item) => [item.processDefinitionId, item.businessId]);
  };

  it('is answered, kept and found, of the called instance too', async () => {
    const { processInstanceKey, businessId } = await begin('order-1');
    expect(businessId).toBe('order-1');
    const got = await bench.raw('GET', `/v2/process-instances/${String(processInstanceKey)}`);
    expect(await got.json()).toMatchObject({ businessId: 'order-1' });
    await begin('order-2');
    expect(await begin()).not.toHaveProperty('businessId');
    expect((await found({ businessId: 'order-1' })).sort()).toEqual([
      ['called', 'order-1'],
      ['calling', 'order-1']
    ]);
    const both = await found({ businessId: { $like: 'order-*' }, processDefinitionId: 'calling' });
    expect(both).toEqual([
      ['calling', 'order-2'],
      ['calling', 'order-1']
    ]);
  });

  it.each(['', 'x'.repeat(257)])('has 1 to 256 characters: %s', async (businessId) => {
    expect(await begin(businessId)).toMatchObject({ status: 400, detail: expect.stringMatching('1 to 256') });
  });
});
