import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type GatewayBench, openGateway } from '../../support/engine-gateway.ts';

/** Requests that could be half understood: each is refused, as by Camunda 8.8, and nothing is done. */
describe('requests that say something else than they mean', () => {
  let bench: GatewayBench;
  beforeAll(async () => {
    bench = await openGateway();
  });
  afterAll(() => bench?.close());

  async function refused(method: string, path: string, body: object): Promise<[number, unknown]> {
    const { status, body: answer } = await bench.send(method, path, body);
    return [status, answer.detail];
  }

  const instances = '/process-instances';
  it.each<[what: string, method: string, path: string, body: object, says: RegExp]>([
    [
      'a property that is misspelt',
      'POST',
      '/messages/publication',
      { name: 'x', correlationkey: 'y' },
      /\[correlationkey\] cannot be parsed/
    ],
    [
      'a start instruction with one more',
      'POST',
      instances,
      { processDefinitionId: 'p', startInstructions: [{ elementId: 'A' }, { elementId: 'B', foo: 1 }] },
      /^Request property \[startInstructions\.foo\] cannot be parsed$/
    ],
    [
      'the result of a job with one more',
      'POST',
      '/jobs/1/completion',
      { result: { type: 'userTask', foo: 1 } },
      /\[result\.foo\]/
    ],
    [
      'a correction of what cannot be corrected',
      'POST',
      '/jobs/1/completion',
      { result: { type: 'userTask', corrections: { formKey: '1' } } },
      /\[result\.corrections\.formKey\]/
    ],
    [
      'a modification with one more, deep within',
      'POST',
      `${instances}/1/modification`,
      { moveInstructions: [{ targetElementId: 'B', sourceElementInstruction: { sourceElement: 'A' } }] },
      /\[moveInstructions\.sourceElementInstruction\.sourceElement\]/
    ],
    [
      'a mapping that is misspelt',
      'POST',
      `${instances}/1/migration`,
      { targetProcessDefinitionKey: '1', mappingInstructions: [{ sourceElement: 'A' }] },
      /\[mappingInstructions\.sourceElement\]/
    ],
    [
      'a plan of migration with one more',
      'POST',
      `${instances}/migration`,
      { filter: {}, migrationPlan: { mappingInstructions: [{ foo: 1 }] } },
      /\[migrationPlan\.mappingInstructions\.foo\]/
    ],
    ['a search with one more', 'POST', `${instances}/search`, { nope: 1 }, /\[nope\] cannot be parsed/],
    ['a page with one more', 'POST', `${instances}/search`, { page: { size: 1 } }, /page has no size/],
    [
      'a sort entry with one more',
      'POST',
      `${instances}/search`,
      { sort: [{ field: 'state', direction: 'ASC' }] },
      /no direction/
    ],
    [
      'a word that no state is',
      'POST',
      `${instances}/search`,
      { filter: { state: 'ACTIV' } },
      /Unexpected value 'ACTIV' for enum field 'state'.*\[ACTIVE, COMPLETED, TERMINATED\]/
    ],
    [
      'a word that no state is, among others',
      'POST',
      '/jobs/search',
      { filter: { state: { $in: ['CREATED', 'OPEN'] } } },
      /Unexpected value 'OPEN'/
    ],
    [
      'a cursor that is none',
      'POST',
      `${instances}/search`,
      { page: { after: 'eyJhIjoxfQ==' } },
      /Cannot decode pagination cursor 'eyJhIjoxfQ=='/
    ],
    [
      'a cursor of another search',
      'POST',
      `${instances}/search`,
      { sort: [{ field: 'startDate' }], page: { after: 'WzFd' } },
      /Cannot decode/
    ],
    [
      'a batch upon everything',
      'POST',
      `${instances}/cancellation`,
      { filter: {} },
      /At least one of filter criteria is required/
    ],
    [
      'a batch upon everything, by alternatives',
      'POST',
      `${instances}/cancellation`,
      { filter: { $or: [] } },
      /At least one of filter criteria is required/
    ],
    [
      'a batch upon everything, by one of the alternatives',
      'POST',
      `${instances}/migration`,
      {
        filter: { $or: [{ processDefinitionId: 'p' }, {}] },
        migrationPlan: { targetProcessDefinitionKey: '1', mappingInstructions: [] }
      },
      /At least one of filter criteria is required/
    ],
    [
      'a batch upon everything, by a state that does not count',
      'POST',
      `${instances}/incident-resolution`,
      { filter: { state: 'COMPLETED', tags: [], variables: [], processDefinitionId: { $eq: null } } },
      /At least one of filter criteria is required/
    ],
    [
      'a deletion of everything',
      'POST',
      `${instances}/deletion`,
      { filter: { state: null } },
      /At least one of filter criteria/
    ],
    [
      'a deletion of all evaluations',
      'POST',
      '/decision-instances/deletion',
      { filter: {} },
      /At least one of filter criteria/
    ],
    [
      'a tenant that there is not',
      'POST',
      instances,
      { processDefinitionId: 'p', tenantId: 'foo' },
      /Create Process Instance with tenant identifier 'foo', but multi-tenancy is disabled/
    ],
    [
      'tenants that there are not',
      'POST',
      '/jobs/activation',
      { type: 'a', timeout: 1, maxJobsToActivate: 1, tenantIds: ['foo'] },
      /identifiers \[foo\]/
    ],
    [
      'a process named twice',
      'POST',
      instances,
      { processDefinitionId: 'p', processDefinitionKey: '1' },
      /Only one of \[processDefinitionId, processDefinitionKey\] is allowed/
    ],
    [
      'a decision not named',
      'POST',
      '/decision-definitions/evaluation',
      {},
      /At least one of \[decisionDefinitionId, decisionDefinitionKey\] is required/
    ],
    [
      'no time for a job',
      'POST',
      '/jobs/activation',
      { type: 'a', timeout: 0, maxJobsToActivate: 1 },
      /timeout is '0' but must be greater than 0/
    ],
    [
      'no jobs',
      'POST',
      '/jobs/activation',
      { type: 'a', timeout: 1, maxJobsToActivate: -1 },
      /maxJobsToActivate is '-1'/
    ],
    [
      'a blank job type',
      'POST',
      '/jobs/activation',
      { type: ' ', timeout: 1, maxJobsToActivate: 1 },
      /No type provided/
    ],
    ['a blank error code', 'POST', '/jobs/1/error', { errorCode: '' }, /No errorCode provided/],
    ['a tag that is none', 'POST', instances, { processDefinitionId: 'p', tags: ['a b'] }, /'a b'/],
    [
      'too many tags',
      'POST',
      instances,
      { processDefinitionId: 'p', tags: Array(11).fill('a') },
      /10 tags at most/
    ],
    [
      'a reference that is none',
      'POST',
      instances,
      { processDefinitionId: 'p', operationReference: -1 },
      /operationReference is '-1' but must be > 0/
    ],
    ['a time before all times', 'PUT', '/clock', { timestamp: -5 }, /not negative/],
    ['a time after all times', 'PUT', '/clock', { timestamp: 9_000_000_000_000_000 }, /9999/]
  ])('%s', async (_what, method, path, body, says) => {
    expect(await refused(method, path, body)).toEqual([400, expect.stringMatching(says)]);
  });

  it('leaves what is within variables alone', async () => {
    const body = { variables: { startInstructions: [{ foo: 1 }], result: { foo: 1 } } };
    expect((await refused('POST', '/jobs/1/completion', body))[0]).toBe(404);
  });

  it('says that it cannot end an instance behind an element', async () => {
    const runtimeInstructions = [{ type: 'TERMINATE_PROCESS_INSTANCE', afterElementId: 'A' }];
    expect(await refused('POST', instances, { processDefinitionId: 'p', runtimeInstructions })).toEqual([
      501,
      expect.stringMatching(/^runtimeInstructions are not supported/)
    ]);
  });

  it('tells everyone that it is well, and nothing else', async () => {
    const bare = (path: string) => bench.raw('GET', `/v2${path}`, { headers: { authorization: 'none' } });
    expect((await bare('/status')).status).toBe(204);
    expect((await bare('/license')).status).toBe(200);
    expect((await bare('/topology')).status).toBe(401);
  });
});
