import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type GatewayBench, now, openGateway, token } from '../../support/engine-gateway.ts';

describe('users of the directory', () => {
  let bench: GatewayBench;
  beforeAll(async () => {
    bench = await openGateway();
    await bench.client.createUser({ username: 'lin' as never, name: 'Lin', password: 'first:secret' }, now);
  });
  afterAll(() => bench?.close());

  const as = async (name: string, password: string, scheme = 'Basic') => {
    const given = scheme === 'Basic' ? Buffer.from(`${name}:${password}`).toString('base64') : password;
    const headers = { authorization: `${scheme} ${given}` };
    const response = await fetch(`${bench.server.url}/v2/authentication/me`, { headers });
    return response.status === 200
      ? ((await response.json()) as { username: string }).username
      : String(response.status);
  };

  it('are admitted by HTTP Basic with their password, which may have colons, and by nothing else', async () => {
    expect(await as('lin', 'first:secret')).toBe('lin');
    expect(await as('lin', 'first:secret')).toBe('lin');
    expect(await as('lin', 'first')).toBe('401');
    expect(await as('chen', 'first:secret')).toBe('401');
    expect(await as('lin', '')).toBe('401');
    expect(await as('lin', 'first:secret', 'Bearer')).toBe('401');
    expect(await as('anyone', token)).toBe('anyone');
  });

  it('lose their old password with the new one, and all of it when they are deleted', async () => {
    await bench.client.createUser({ username: 'wu' as never, name: 'Wu', password: 'old' }, now);
    expect(await as('wu', 'old')).toBe('wu');
    await bench.client.updateUser({ username: 'wu' as never, name: 'Wu', password: 'new' } as never, now);
    expect([await as('wu', 'old'), await as('wu', 'new')]).toEqual(['401', 'wu']);
    await bench.client.deleteUser({ username: 'wu' as never }, now);
    expect(await as('wu', 'new')).toBe('401');
  });

  it('have no password that could be read: neither in answers nor in the store', async () => {
    const got = await bench.raw('GET', '/v2/users/lin');
    expect(Object.keys((await got.json()) as object).sort()).toEqual(['name', 'username']);
    const { directoryEntry } = await bench.store.load();
    expect(JSON.stringify(directoryEntry)).not.toContain('first:secret');
    const sorted = await bench.raw('POST', '/v2/users/search', {
      body: JSON.stringify({ sort: [{ field: 'passwordHash' }] }),
      headers: { 'content-type': 'application/json' }
    });
    expect(sorted.status).toBe(400);
  });

  it('wait their turn: too many wrong passwords at once are put off, not piled up', async () => {
    const answers = await Promise.all(Array.from({ length: 60 }, (_, at) => as('lin', `guess ${at}`)));
    expect(new Set(answers)).toEqual(new Set(['401', '429']));
    expect(await as('lin', 'first:secret')).toBe('lin');
  });

  it('must be given a password', async () => {
    const made = await bench.raw('POST', '/v2/users', {
      body: JSON.stringify({ username: 'none', password: '' }),
      headers: { 'content-type': 'application/json' }
    });
    expect(made.status).toBe(400);
  });
});
