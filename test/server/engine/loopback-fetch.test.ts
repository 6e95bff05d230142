import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Fetch, loopbackFetch } from '../../../server/engine/loopback-fetch.ts';
import { connectCamunda } from '../../../server/engine/camunda.ts';

interface Received {
  readonly method: string | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

describe('calls to the embedded gateway', () => {
  let server: Server;
  let url: string;
  let received: Received[];
  let answer: (response: ServerResponse) => void;
  const call: Fetch = loopbackFetch('token-of-the-gateway');

  beforeEach(async () => {
    received = [];
    answer = (response) => response.writeHead(204).end();
    server = createServer(async (request, response) => {
      const { method, headers } = request;
      received.push({ method, headers, body: Buffer.concat(await request.toArray()) });
      answer(response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  it('carry the token, the bytes and their type', async () => {
    const form = new FormData();
    const bytes = Buffer.from([0, 255, 13, 10, 128]);
    form.append('resources', new Blob([bytes]), '守密.bin');
    await call(new Request(url, { method: 'POST', body: form }));
    const [{ headers, body }] = received as [Received];
    expect(headers.authorization).toBe('Bearer token-of-the-gateway');
    expect(headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
    expect(body.includes(bytes)).toBe(true);
  });

  it('give what the gateway answers, refusals too', async () => {
    answer = (response) =>
      response.writeHead(409, { 'content-type': 'application/problem+json' }).end('{"title":"守"}');
    const response = await call(new Request(url));
    expect([response.status, response.headers.get('content-type')]).toEqual([
      409,
      'application/problem+json'
    ]);
    expect(await response.json()).toEqual({ title: '守' });
  });

  it('say with the SDK’s word that nobody is there', async () => {
    const nobody = loopbackFetch('token-of-the-gateway');
    await new Promise((resolve) => server.close(resolve));
    const failed = await nobody(new Request(url)).catch((error: Error) => error);
    expect(failed).toMatchObject({ name: 'TypeError', message: 'fetch failed' });
    expect((failed as Error).cause).toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('end when the caller gives up, and the gateway notices', async () => {
    const asked = new Promise<ServerResponse>((resolve) => (answer = resolve));
    const giveUp = new AbortController();
    const waiting = call(new Request(url, { signal: giveUp.signal }));
    const open = await asked;
    const closed = new Promise((resolve) => open.on('close', resolve));
    giveUp.abort();
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
    await closed;
  });

  it('are what the SDK’s client makes', async () => {
    answer = (response) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"jobs":[{"jobKey":"7"}]}');
    const camunda = connectCamunda({ restAddress: url, token: 'token-of-the-gateway' });
    const job = { type: 'a', timeout: 1, maxJobsToActivate: 1 };
    expect(await camunda.activateJobs(job)).toMatchObject({ jobs: [{ jobKey: '7' }] });
    answer = (response) => response.writeHead(204).end();
    await camunda.completeJob({ jobKey: '7', variables: { done: true } });
    expect(received.map(({ headers }) => headers.authorization)).toEqual(
      Array(2).fill('Bearer token-of-the-gateway')
    );
    expect(JSON.parse(received[1]!.body.toString())).toEqual({ variables: { done: true } });
  });
});
