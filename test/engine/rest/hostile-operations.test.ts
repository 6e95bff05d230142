import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type GatewayBench, openGateway } from '../../support/engine-gateway.ts';

const many = (count: number, item: unknown) => Array<unknown>(count).fill(item);

const named = (count: number) => Object.fromEntries(many(count, 1).map((value, at) => [`v${at}`, value]));
const manyVariables = { variables: named(20_001) };
const sevenThousand = named(7_000);

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
    ['a pattern that is long', instances, { filter: { processDefinitionId: { $like: 'a'.repeat(201) } } }],
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
      'an instance of very many variables',
      '/v2/process-instances',
      { processDefinitionId: 'p', ...manyVariables }
    ],
    ['a condition of very many variables', '/v2/conditionals/evaluation', manyVariables],
    ['variables that are very many', '/v2/messages/publication', { name: 'm', ...manyVariables }],
    [
      'variables that are very many together',
      '/v2/process-instances/1/modification',
      {
        activateInstructions: many(3, {
          elementId: 'A',
          variableInstructions: [{ variables: sevenThousand }]
        })
      }
    ],
    [
      'very many variables of ad-hoc activities',
      '/v2/element-instances/ad-hoc-activities/1/activation',
      { elements: many(3, { elementId: 'A', variables: sevenThousand }) }
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

  it('takes as many variables as a request may have', async () => {
    const message = { name: 'm', timeToLive: 0, variables: named(20_000) };
    expect(await bench.send('POST', '/messages/publication', message)).toMatchObject({ status: 200 });
  });

  it('refuses a page that is longer than an answer should be', async () => {
    const value = JSON.stringify('x'.repeat(8_000_000));
    const record = { name: 'wide', value, scopeKey: '1', processInstanceKey: '1', processDefinitionKey: '1' };
    const inserts = many(9, record).map((each, at) => ({
      ...(each as typeof record),
      key: String(at + 1),
      tenantId: '<default>'
    }));
    await bench.store.commit({ variable: { inserts, updates: [], deletes: [] } });
    const ask = async (limit: number) => {
      const { body } = await bench.send('POST', '/variables/search?truncateValues=false', {
        page: { limit }
      });
      return body as { detail?: string; items?: unknown[] };
    };
    expect((await ask(100)).detail).toMatch(/Ask for fewer items by page.limit/);
    expect((await ask(7)).items).toHaveLength(7);
    const deletes = inserts.map(({ key }) => key);
    await bench.store.commit({ variable: { inserts: [], updates: [], deletes } });
  });

  it('refuses a cursor of another search, and takes the largest filter', async () => {
    const cursor = Buffer.from(JSON.stringify(['x', { a: 1 }])).toString('base64');
    const ask = async (body: object) => {
      const init = { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
      const response = await bench.raw('POST', instances, init);
      return [response.status, ((await response.json()) as { items: unknown[] }).items];
    };
    expect(await ask({ page: { after: cursor } })).toEqual([400, undefined]);
    const keys = many(1000, '1');
    expect(await ask({ filter: { $or: many(9, { processInstanceKey: { $in: keys } }) } })).toEqual([200, []]);
    expect(await ask({ filter: { tags: many(250, 'a') } })).toEqual([200, []]);
  });
});
