import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { request as httpRequest } from 'node:http';
import { Client } from '../support/client.ts';
import { startDesk, type TestDesk } from '../support/desk.ts';

describe('sign-in', () => {
  let desk: TestDesk;

  beforeAll(async () => {
    desk = await startDesk();
  }, 60_000);
  afterAll(() => desk.close());

  const fresh = (account: string, password?: string) =>
    new Client(desk.url, account, password ?? desk.passwords.get(account) ?? '');
  const signIn = (client: Client, headers: Record<string, string> = {}) =>
    client.request('POST', '/session', {
      body: { account: client.account, password: client.password },
      headers
    });

  /** A request as raw bytes, for headers that `fetch` does not let through. */
  const raw = (method: string, path: string, headers: Record<string, string>, body = '') =>
    new Promise<{ status: number; body: string }>((resolve, reject) => {
      const sent = httpRequest(new URL(path, desk.url), { method, headers }, (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (part: string) => (text += part));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text }));
      });
      sent.on('error', reject);
      sent.end(body);
    });

  it('24 gives a new session at every sign-in and closes a planted one', async () => {
    const planted = `shoumi_session=${'a'.repeat(43)}`;
    const client = fresh('staff');
    const response = await signIn(client, { cookie: planted });
    const [cookie = ''] = response.headers.getSetCookie();
    expect(cookie).toMatch(/^shoumi_session=[\w-]{43};/);
    expect(cookie).not.toContain('aaaa');
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Strict/i);
    const first = client.session;
    await client.signIn();
    expect(client.session).not.toBe(first);
    const old = await fetch(`${desk.url}/api/me`, { headers: { cookie: first ?? '' } });
    expect(old.status).toBe(401);
  });

  it.each([
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'same-origin', origin: 'https://elsewhere.example' },
    { 'sec-fetch-site': 'same-origin', origin: 'null' }
  ])('25 refuses a write from another site: %j', async (headers) => {
    const response = await signIn(fresh('staff'), headers as Record<string, string>);
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ code: 'CROSS_SITE' });
  });

  it('25 refuses another host name, so that a rebound name reaches nothing', async () => {
    const answer = await raw('GET', '/api/openapi.json', { host: 'desk.attacker.example' });
    expect(answer.status).toBe(403);
  });

  it('27 tells an unknown account, a wrong password and a disabled account apart for nobody', async () => {
    const { people } = desk.product.desk.store;
    const spokesperson = await people.byAccount('spokesperson');
    await people.change(spokesperson?.personId ?? '', spokesperson?.version ?? 0, { disabled: true });
    const tries = [fresh('nobody', 'x'), fresh('staff', 'x'), fresh('spokesperson')];
    const answers = await Promise.all(
      tries.map(async (client) => {
        const response = await signIn(client);
        return { status: response.status, body: await response.text() };
      })
    );
    expect(answers[0]).toMatchObject({ status: 401 });
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
  });

  it('27 takes as long for an unknown account as for a wrong password', async () => {
    const time = async (account: string) => {
      const begun = performance.now();
      await signIn(fresh(account, 'x'));
      return performance.now() - begun;
    };
    const median = (times: number[]) =>
      times.sort((one, other) => one - other)[Math.floor(times.length / 2)] ?? 0;
    const unknown: number[] = [];
    const known: number[] = [];
    for (const account of ['officer1', 'officer2', 'committee', 'custodian']) {
      unknown.push(await time(`no-${account}`));
      known.push(await time(account));
    }
    const ratio = median(unknown) / median(known);
    expect(ratio).toBeGreaterThan(0.3);
    expect(ratio).toBeLessThan(3.3);
  });

  it('26 · 30 slows guessing down, whatever address a header claims', async () => {
    const guess = (at: number) =>
      signIn(fresh('infosec', `wrong-${at}`), { 'x-forwarded-for': `10.0.0.${at}` });
    for (let at = 0; at < 5; at += 1) expect((await guess(at)).status).toBe(401);
    const refused = await guess(6);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    const right = await signIn(fresh('infosec'));
    expect(right.status).toBe(429);
    await desk.moveTo(new Date(desk.now().getTime() + 16 * 60_000).toISOString());
    expect((await signIn(fresh('infosec'))).status).toBe(200);
  });

  it('29 takes the person from the session, never from a body or a query', async () => {
    const head = await desk.product.desk.store.people.byAccount('head');
    const client = fresh('staff');
    await client.signIn();
    const personId = head?.personId ?? '';
    await client.request('PUT', '/me/language', { body: { language: 'en', personId, userId: personId } });
    const me = await client.request('GET', '/me', { query: { personId } });
    expect(await me.json()).toMatchObject({ name: '麥可晴', language: 'en' });
    expect((await desk.product.desk.store.people.byAccount('head'))?.language).toBe('zh');
  });

  it('31 ends every session when roles change or the account is disabled', async () => {
    const client = fresh('general');
    await client.signIn();
    const { people } = desk.product.desk.store;
    const general = await people.byAccount('general');
    await people.change(general?.personId ?? '', general?.version ?? 0, { roles: ['staff'] });
    expect((await client.request('GET', '/me')).status).toBe(401);
  });

  it('says nothing to who is not signed in', async () => {
    for (const path of ['/me', '/tasks', '/cases/any', '/tasks/1', '/audit/export', '/events'])
      expect((await raw('GET', `/api${path}`, {})).status).toBe(401);
  });

  it.each([
    ['MALFORMED', { 'content-type': 'application/json' }, '{"account":'],
    ['MALFORMED', { 'content-type': 'application/json' }, '['.repeat(10_000)],
    ['TOO_LARGE', { 'content-type': 'application/json' }, JSON.stringify({ account: 'x'.repeat(1_100_000) })],
    [
      'INVALID_INPUT',
      { 'content-type': 'multipart/form-data; boundary=x' },
      '{"account":"a","password":"b"}'
    ],
    ['INVALID_INPUT', { 'content-type': 'application/json' }, '{"account":["a"],"password":{"$ne":null}}']
  ])('15 · 16 answers %s to a hostile body', async (code, headers, body) => {
    const answer = await raw(
      'POST',
      '/api/session',
      { ...headers, 'content-length': String(body.length) },
      body
    );
    expect(JSON.parse(answer.body)).toMatchObject({ code });
  });

  it('sends headers that let a page do nothing but its own work', async () => {
    const { headers } = await fetch(`${desk.url}/api/openapi.json`);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-powered-by')).toBeNull();
  });
});
