import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { file, type GatewayBench, openGateway, token } from '../support/engine-gateway.ts';
import { hostileInputs, ordinary } from '../support/hostile-inputs.ts';

describe("the engine's gateway", () => {
  let bench: GatewayBench;
  beforeAll(async () => {
    bench = await openGateway();
  });
  afterAll(() => bench?.close());

  it.each(hostileInputs.map((input) => [input.row, input.name, input] as const))(
    '%i is told why it is refused: %s',
    async (_row, _name, { path, body, contentType, status, says }) => {
      const headers = contentType === undefined ? undefined : { 'content-type': contentType };
      const response = await bench.raw('POST', path, { body: body(), headers });
      const problem = (await response.json()) as { detail: string; title: string; status: number };
      expect([response.status, problem.detail]).toEqual([status, expect.stringMatching(says)]);
      expect(response.headers.get('content-type')).toBe('application/problem+json');
      expect(JSON.stringify(problem)).not.toMatch(/root:|\.ts:|node_modules|SQLITE/);
    }
  );

  it('keeps nothing of them and takes an ordinary model after them', async () => {
    const { totalItems } = await bench.store.search('processDefinition', { where: [], sort: [], limit: 1 });
    expect(totalItems).toBe(0);
    await bench.client.createDeployment({ resources: [file('o.bpmn', ordinary)] });
    await bench.client.createProcessInstance({ processDefinitionId: 'ordinary' as never });
  });

  it('15 reads a member that is there twice once and the same for all: the last', async () => {
    const headers = { 'content-type': 'application/json' };
    const body =
      '{"processDefinitionId":"nowhere","processDefinitionId":"ordinary","variables":{"a":1,"a":2}}';
    const started = await bench.raw('POST', '/v2/process-instances', { body, headers });
    const { processInstanceKey } = (await started.json()) as { processInstanceKey: string };
    const { items } = await bench.store.search('variable', {
      where: [{ field: 'processInstanceKey', op: 'eq', value: processInstanceKey }],
      sort: [],
      limit: 5
    });
    expect(items.map(({ name, value }) => [name, value])).toEqual([['a', '2']]);
  });

  it('15 refuses an address of a megabyte before it reads it', async () => {
    const status = await new Promise<number>((resolve, reject) => {
      const asked = request(`${bench.server.url}/v2/topology?${'a=b&'.repeat(250_000)}`, {
        headers: { authorization: `Bearer ${token}` }
      });
      asked.on('response', (response) => resolve(response.statusCode ?? 0));
      asked.on('error', (error: NodeJS.ErrnoException) =>
        error.code === 'ECONNRESET' || error.code === 'EPIPE' ? resolve(431) : reject(error)
      );
      asked.end();
    });
    expect(status).toBe(431);
    expect((await bench.raw('GET', '/v2/status')).status).toBe(204);
  });
});
