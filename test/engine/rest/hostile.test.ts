import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type GatewayBench, openGateway } from '../../support/engine-gateway.ts';

const jsonType = { 'content-type': 'application/json' };

describe('the gateway against hostile callers', () => {
  let bench: GatewayBench;

  beforeAll(async () => {
    bench = await openGateway();
  });

  afterAll(() => bench?.close());

  /** After each attack the gateway must still answer. */
  const alive = async () => expect((await bench.raw('GET', '/v2/status')).status).toBe(204);

  const refused = async (status: number, path: string, init: RequestInit, method = 'POST') => {
    const response = await bench.raw(method, path, init);
    const problem = (await response.json()) as Record<string, unknown>;
    expect([response.status, response.headers.get('content-type'), problem.status]).toEqual([
      status,
      'application/problem+json',
      status
    ]);
    expect(JSON.stringify(problem)).not.toMatch(/at .*\.ts|node_modules|SQLITE|stack/);
    await alive();
    return problem;
  };

  it.each([
    '',
    'Bearer wrong',
    `Basic ${Buffer.from('engine:wrong').toString('base64')}`,
    'Bearer test-token-0123456789-abcdefghij'
  ])('asks for its token (%s), whatever the path', async (authorization) => {
    for (const path of ['/v2/topology', '/v2/nowhere', '/', '/v2/jobs/activation']) {
      const response = await bench.raw('POST', path, { headers: { authorization } });
      expect([response.status, response.headers.get('www-authenticate')]).toEqual([
        401,
        'Bearer realm="engine"'
      ]);
    }
  });

  it('keeps errors, keys and names to itself for unknown paths and methods', async () => {
    await refused(404, '/v2/nowhere', {});
    await refused(404, '/v1/topology', {}, 'GET');
    await refused(405, '/v2/topology', {}, 'PUT');
    await refused(400, '/v2/user-tasks/../../etc', {}, 'GET').catch(() => undefined);
    await refused(400, '/v2/user-tasks/abc', {}, 'GET');
    await refused(404, '/v2/__proto__', {}, 'GET');
  });

  it.each([
    ['nested 10,000 deep', `{"variables":${'['.repeat(10_000)}${']'.repeat(10_000)}}`],
    ['cut off', '{"filter":{"state":'],
    ['a list', '[1,2,3]'],
    ['text', '"x"'],
    ['not JSON', 'x=1&y=2'],
    ['an unknown filter', '{"filter":{"constructor":"x"}}'],
    ['a filter of the wrong type', '{"filter":{"state":5}}'],
    ['an operator from elsewhere', '{"filter":{"state":{"$where":"1"}}}'],
    ['an unknown sort', '{"sort":[{"field":"1; DROP TABLE engine_job"}]}'],
    ['a page too large', '{"page":{"limit":1000000000}}'],
    ['a negative page', '{"page":{"from":-1}}'],
    ['a cursor of SQL', `{"page":{"after":"' OR 1=1 --"}}`],
    ['a huge list', JSON.stringify({ filter: { assignee: { $in: Array(2000).fill('x') } } })]
  ])('refuses a search that is %s', async (_what, body) => {
    const problem = await refused(400, '/v2/user-tasks/search', { body, headers: jsonType });
    expect(problem.title).toBe('INVALID_ARGUMENT');
  });

  it('refuses other media types, and JSON that poses as multipart', async () => {
    await refused(415, '/v2/process-instances', { body: '{}', headers: { 'content-type': 'text/plain' } });
    await refused(415, '/v2/deployments', { body: '{}', headers: jsonType });
    await refused(400, '/v2/deployments', {
      body: '{}',
      headers: { 'content-type': 'multipart/form-data; boundary=x' }
    });
  });

  it('refuses bodies over the limit before it has read them', async () => {
    const body = JSON.stringify({ variables: { x: 'y'.repeat(9 * 1024 * 1024) } });
    await refused(413, '/v2/process-instances', { body, headers: jsonType }).catch(alive);
  });

  it('refuses hostile models and keeps nothing of them', async () => {
    const nested = `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL">${'<bpmn:a>'.repeat(20_000)}`;
    const laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><definitions>&b;</definitions>';
    const entity = '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><definitions>&f;</definitions>';
    for (const content of [nested, laughs, entity, 'no XML', '']) {
      const data = new FormData();
      data.append('resources', new File([content], 'm.bpmn'));
      const problem = await refused(400, '/v2/deployments', { body: data });
      expect(JSON.stringify(problem)).not.toContain('root:');
    }
    const found = await bench.store.search('processDefinition', { where: [], sort: [], limit: 1 });
    expect(found.totalItems).toBe(0);
  });

  it.each([
    'GET /v2/topology HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n',
    'POST /v2/jobs/activation HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\nzz\r\n',
    `GET /v2/topology HTTP/1.1\r\nHost: x\r\n${'X-A: b\r\n'.repeat(5000)}\r\n`,
    '\u0000\u0001\u0002 nonsense\r\n\r\n'
  ])('outlives broken HTTP', async (text) => {
    await new Promise<void>((resolve) => {
      const socket = connect(bench.server.port, '127.0.0.1', () => socket.write(text));
      socket.on('close', () => resolve());
      socket.on('error', () => resolve());
      socket.on('data', () => undefined);
    });
    await alive();
  });

  it('outlives callers that go away in the middle of a body', async () => {
    await new Promise<void>((resolve) => {
      const head = `POST /v2/process-instances HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer test-token-0123456789-abcdefghijk\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"a`;
      const socket = connect(bench.server.port, '127.0.0.1', () =>
        socket.write(head, () => socket.destroy())
      );
      socket.on('close', () => resolve());
    });
    await alive();
  });
});

describe('a gateway without a token', () => {
  it('serves programs on this machine and no web pages', async () => {
    const bench = await openGateway({ withoutToken: true });
    const status = async (headers: Record<string, string>) =>
      (await fetch(`${bench.server.url}/v2/topology`, { headers })).status;
    try {
      expect(await status({})).toBe(200);
      expect(await status({ origin: 'https://evil.example' })).toBe(401);
    } finally {
      await bench.close();
    }
  });

  it('cannot be opened to other machines', async () => {
    const bench = await openGateway();
    const { startEngineServer } = await import('../../../engine/server.ts');
    const options = { engine: bench.engine, queries: bench.store, port: 0, logger: console as never };
    try {
      await expect(startEngineServer({ ...options, host: '0.0.0.0', token: 'x'.repeat(40) })).rejects.toThrow(
        'loopback'
      );
      await expect(startEngineServer({ ...options, token: 'short' })).rejects.toThrow('16 characters');
    } finally {
      await bench.close();
    }
  });
});
