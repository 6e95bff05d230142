import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { SearchTooCostly, TooManySearches } from '../../../engine/ports.ts';
import { openSqliteEngineStore } from '../../../persistence/engine-store/sqlite/store.ts';
import { type GatewayBench, openGateway } from '../../support/engine-gateway.ts';

let bench: GatewayBench;
let refusal: Error;
beforeAll(async () => {
  const store = openSqliteEngineStore({ file: ':memory:' });
  const tooCostly = () => Promise.reject(refusal);
  bench = await openGateway({ store: Object.assign(store, { search: tooCostly, tally: tooCostly }) });
});
afterAll(() => bench?.close());

const like = { $like: '*a*' };
const span = { from: '2026-01-01T00:00:00Z', to: '2026-12-01T00:00:00Z' };

test.each<[string, object]>([
  ['process-instances/search', { processDefinitionName: like }],
  ['process-instances/cancellation', { processDefinitionName: like }],
  ['process-instances/deletion', { processDefinitionName: like }],
  ['decision-instances/deletion', { decisionDefinitionName: like }],
  ['process-definitions/statistics/message-subscriptions', { messageName: like }],
  ['jobs/statistics/by-types', { ...span, jobType: like }]
])('whoever asks %s what takes too long can ask otherwise', async (path, filter) => {
  refusal = new SearchTooCostly();
  const { status, body } = await bench.send('POST', `/${path}`, { filter });
  expect(status).toBe(400);
  expect(body).toMatchObject({
    title: 'INVALID_ARGUMENT',
    detail: expect.stringMatching(/^The search takes too long/) as unknown
  });
});

test('whoever finds too many waiting is told to come again', async () => {
  refusal = new TooManySearches();
  const { status, body } = await bench.send('POST', '/process-instances/search', {});
  expect(status).toBe(429);
  expect(body).toMatchObject({ title: 'RESOURCE_EXHAUSTED' });
});
