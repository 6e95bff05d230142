import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type GatewayBench, openGateway } from '../../support/engine-gateway.ts';

const many = (count: number, item: unknown) => Array<unknown>(count).fill(item);

describe('operations against hostile bodies, filters and cursors', () => {
  let bench: GatewayBench;
  beforeAll(async () => {
    bench = await openGateway();
  });
  afterAll(() => bench?.close());

  const instances = '/v2/process-instances/search';
  it.each([
    ['thousands of alternatives', instances, { filter: { $or: many(5000, { state: 'ACTIVE' }) } }],
    ['alternatives within alternatives', instances, { filter: { $or: [{ $or: [{}] }] } }],
    ['thousands of variables', instances, { filter: { variables: many(3000, { name: 'a', value: '1' }) } }],
    ['thousands of tags', instances, { filter: { tags: many(3000, 'a') } }],
    ['a pattern of a megabyte', instances, { filter: { state: { $like: '*a'.repeat(500_000) } } }],
    ['a cursor of a megabyte', instances, { page: { after: 'A'.repeat(1_000_000) } }],
    ['a batch of everything, wrongly', '/v2/process-instances/cancellation', { filter: [] }],
    ['a batch without a plan', '/v2/process-instances/migration', { filter: {}, migrationPlan: 'x' }],
    [
      'a batch filter that is huge',
      '/v2/process-instances/cancellation',
      { filter: { tags: many(3000, 'a') } }
    ],
    ['a directory id that is huge', '/v2/groups', { groupId: 'x'.repeat(10_000), name: 'x' }],
    ['an entry without its name', '/v2/roles', { roleId: 'r' }],
    [
      'an unknown filter of the prototype',
      '/v2/users/search',
      { filter: { ['__proto__x']: 'a', constructor: 'b' } }
    ],
    ['an unknown sort', '/v2/batch-operations/search', { sort: [{ field: 'toString' }] }],
    [
      'permissions that are none',
      '/v2/authorizations',
      { ownerId: 'a', ownerType: 'USER', resourceId: '*', resourceType: 'X', permissionTypes: ['; --'] }
    ],
    [
      'a list where a key belongs',
      '/v2/batch-operation-items/search',
      { filter: { itemKey: { $in: [['1']] } } }
    ]
  ])('refuses %s', async (_what, path, body) => {
    const text = JSON.stringify(body);
    const response = await bench.raw('POST', path, {
      body: text,
      headers: { 'content-type': 'application/json' }
    });
    const problem = (await response.json()) as Record<string, unknown>;
    expect([response.status, problem.title]).toEqual([400, 'INVALID_ARGUMENT']);
  });

  it('answers a cursor of another search with an empty page, and the largest filter that it takes', async () => {
    const cursor = Buffer.from(JSON.stringify(['x', { a: 1 }])).toString('base64');
    const ask = async (body: object) => {
      const init = { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
      const response = await bench.raw('POST', instances, init);
      return [response.status, ((await response.json()) as { items: unknown[] }).items];
    };
    expect(await ask({ page: { after: cursor } })).toEqual([200, []]);
    const keys = many(1000, '1');
    expect(await ask({ filter: { $or: many(9, { processInstanceKey: { $in: keys } }) } })).toEqual([200, []]);
    expect(await ask({ filter: { tags: many(250, 'a') } })).toEqual([200, []]);
  });
});
