import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type GatewayBench, openGateway } from '../../support/engine-gateway.ts';

const illegal = (name: string) =>
  `The provided ${name} contains illegal characters. It must match the pattern '^[a-zA-Z0-9_~@.+-]+$'`;
const long = 'x'.repeat(256);

/** What Camunda 8.8 refuses to write into its directory is refused in the same words. */
describe('what is written into the directory', () => {
  let bench: GatewayBench;
  beforeAll(async () => {
    bench = await openGateway();
  });
  afterAll(() => bench?.close());

  async function sent(method: string, path: string, body?: object): Promise<[number, string?, string?]> {
    const { status, body: answer } = await bench.send(method, path, body);
    const { title, detail } = answer as Record<string, string>;
    return [status, title, detail];
  }

  it.each<[what: string, method: string, path: string, body: object | undefined, detail: string]>([
    [
      'a user of whom nothing is right',
      'POST',
      '/users',
      { username: 'a b', password: ' ', email: 'nobody' },
      `${illegal('username')}. No password provided. The provided email 'nobody' is not valid.`
    ],
    [
      'an id that is too long',
      'POST',
      '/roles',
      { roleId: long, name: 'Role' },
      'The provided roleId exceeds the limit of 255 characters.'
    ],
    ['an entry of nothing', 'POST', '/groups', { name: ' ' }, 'No groupId provided. No name provided.'],
    [
      'a tenant in brackets',
      'POST',
      '/tenants',
      { tenantId: '<north>', name: 'North' },
      "The provided tenantId contains illegal characters. It must match the pattern '^[\\w.-]+$'."
    ],
    [
      'a tenant of 32 characters',
      'POST',
      '/tenants',
      { tenantId: 't'.repeat(32), name: 'North' },
      'The provided tenantId exceeds the limit of 31 characters.'
    ],
    [
      'a mapping rule without a claim',
      'POST',
      '/mapping-rules',
      { mappingRuleId: '規', claimValue: long, name: 'Rule' },
      `${illegal('mappingRuleId')}. No claimName provided. The provided claimValue exceeds the limit of 255 characters.`
    ],
    [
      'a group that is changed under an id that none has',
      'PUT',
      '/groups/a%2Fb',
      { name: 'B' },
      `${illegal('groupId')}. No description provided.`
    ],
    [
      'a user with another address',
      'PUT',
      '/users/lin',
      { email: 'a@b' },
      "The provided email 'a@b' is not valid."
    ],
    [
      'a member that is none, of what is none',
      'PUT',
      '/roles/a%20b/users/c%2Fd',
      undefined,
      `${illegal('roleId')}. ${illegal('username')}.`
    ],
    ['a client that is none', 'DELETE', '/groups/g/clients/a%20b', undefined, `${illegal('clientId')}.`]
  ])('is refused: %s', async (_what, method, path, body, detail) => {
    expect(await sent(method, path, body)).toEqual([400, 'INVALID_ARGUMENT', detail]);
  });

  it.each<[path: string, body: object]>([
    [
      '/users',
      { username: 'lin.wu+1@example.org', password: 'p', name: '林', email: 'lin.wu@mail.example.org' }
    ],
    ['/users', { username: 'x'.repeat(255), password: 'p', email: '' }],
    ['/tenants', { tenantId: 't'.repeat(31), name: '北' }],
    ['/groups', { groupId: '~a_B-1', name: '組' }]
  ])('is taken: %s %j', async (path, body) => {
    expect((await sent('POST', path, body))[0]).toBe(201);
  });

  it('has one mapping rule of a claim', async () => {
    const rule = (mappingRuleId: string, claimValue: string) => ({
      mappingRuleId,
      claimName: 'dept',
      claimValue,
      name: 'Rule'
    });
    const taken = (act: string, command: string) => [
      409,
      'ALREADY_EXISTS',
      `Command '${command}' rejected with code 'ALREADY_EXISTS': Expected to ${act} mapping rule with claimName 'dept' and claimValue 'x', but a mapping rule with this claim already exists.`
    ];
    expect((await sent('POST', '/mapping-rules', rule('first', 'x')))[0]).toBe(201);
    expect(await sent('POST', '/mapping-rules', rule('second', 'x'))).toEqual(taken('create', 'CREATE'));
    expect((await sent('POST', '/mapping-rules', rule('second', 'y')))[0]).toBe(201);
    const { mappingRuleId, ...changed } = rule('second', 'x');
    expect(await sent('PUT', `/mapping-rules/${mappingRuleId}`, changed)).toEqual(taken('update', 'UPDATE'));
    expect((await sent('PUT', '/mapping-rules/first', { ...changed, name: 'Renamed' }))[0]).toBe(200);
  });

  it('changes an entry that is named whole', async () => {
    await sent('POST', '/roles', { roleId: 'r', name: 'R' });
    expect(await sent('PUT', '/roles/r', { name: 'R' })).toEqual([
      400,
      'INVALID_ARGUMENT',
      'No description provided.'
    ]);
    expect((await sent('PUT', '/roles/r', { name: 'R', description: '' }))[0]).toBe(200);
  });
});
