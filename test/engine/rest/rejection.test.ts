import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type GatewayBench, openGateway } from '../../support/engine-gateway.ts';
import { end, flows, model, service, start } from '../../support/bpmn.ts';

const waiting = model(start() + service('Work') + end() + flows('Start -> Work', 'Work -> End'));

type Request = readonly [method: string, path: string, body?: object];

describe('what a request was refused for', () => {
  let bench: GatewayBench;
  beforeAll(async () => {
    bench = await openGateway();
    const resources = [{ name: 'p.bpmn', content: waiting }];
    await bench.engine.submit({ type: 'DeployResources', resources });
  });
  afterAll(() => bench?.close());

  async function sent(...[method, path, body]: Request) {
    const { status, body: answer } = await bench.send(method, path, body);
    const { title, detail } = answer as Record<string, string>;
    return { status, title, detail };
  }

  const authorization = {
    ownerId: 'o',
    ownerType: 'USER',
    resourceId: '*',
    resourceType: 'USER',
    permissionTypes: ['READ']
  };
  it.each<[intent: string, ...Request]>([
    ['COMPLETE', 'POST', '/jobs/1/completion', {}],
    ['FAIL', 'POST', '/jobs/1/failure', {}],
    ['THROW_ERROR', 'POST', '/jobs/1/error', { errorCode: 'e' }],
    ['UPDATE', 'PATCH', '/jobs/1', { changeset: { retries: 1 } }],
    ['ASSIGN', 'POST', '/user-tasks/1/assignment', { assignee: 'a' }],
    ['CLAIM', 'POST', '/user-tasks/1/assignment', { assignee: 'a', allowOverride: false }],
    ['ASSIGN', 'DELETE', '/user-tasks/1/assignee'],
    ['UPDATE', 'PATCH', '/user-tasks/1', { changeset: { priority: 1 } }],
    ['COMPLETE', 'POST', '/user-tasks/1/completion', {}],
    ['CREATE', 'POST', '/process-instances', { processDefinitionId: 'none' }],
    [
      'CREATE_WITH_AWAITING_RESULT',
      'POST',
      '/process-instances',
      { processDefinitionId: 'none', awaitCompletion: true }
    ],
    ['CANCEL', 'POST', '/process-instances/1/cancellation', {}],
    [
      'MODIFY',
      'POST',
      '/process-instances/1/modification',
      { activateInstructions: [{ elementId: 'Work' }] }
    ],
    [
      'MIGRATE',
      'POST',
      '/process-instances/1/migration',
      {
        targetProcessDefinitionKey: '1',
        mappingInstructions: [{ sourceElementId: 'Work', targetElementId: 'Work' }]
      }
    ],
    ['RESOLVE', 'POST', '/incidents/1/resolution', {}],
    ['UPDATE', 'PUT', '/element-instances/1/variables', { variables: { a: 1 } }],
    ['DELETE', 'POST', '/resources/1/deletion', {}],
    ['EVALUATE', 'POST', '/decision-definitions/evaluation', { decisionDefinitionId: 'none' }],
    ['CORRELATE', 'POST', '/messages/correlation', { name: 'none' }],
    [
      'ACTIVATE',
      'POST',
      '/element-instances/ad-hoc-activities/1/activation',
      { elements: [{ elementId: 'A' }] }
    ],
    ['SUSPEND', 'POST', '/batch-operations/1/suspension', {}],
    ['UPDATE', 'PUT', '/users/none', { name: 'N' }],
    ['DELETE', 'DELETE', '/roles/none'],
    ['ADD_ENTITY', 'PUT', '/groups/none/clients/c'],
    ['REMOVE_ENTITY', 'DELETE', '/tenants/none/users/u'],
    ['UPDATE', 'PUT', '/authorizations/1', authorization]
  ])('begins with the command %s: %s %s', async (intent, ...request) => {
    const { status, title, detail } = await sent(...request);
    expect([status, title]).toEqual([404, 'NOT_FOUND']);
    expect(detail).toMatch(new RegExp(`^Command '${intent}' rejected with code 'NOT_FOUND': \\S`));
  });

  it('names the code of the refusal', async () => {
    const message = { name: 'm', correlationKey: 'k', messageId: 'once', timeToLive: 60_000 };
    await sent('POST', '/messages/publication', message);
    expect(await sent('POST', '/messages/publication', message)).toEqual({
      status: 409,
      title: 'ALREADY_EXISTS',
      detail: expect.stringMatching(/^Command 'PUBLISH' rejected with code 'ALREADY_EXISTS': /)
    });
  });

  it.each<[what: string, ...Request, status: number]>([
    ['of a job nothing is to change', 'PATCH', '/jobs/1', { changeset: {} }, 400],
    ['a date is none', 'PATCH', '/user-tasks/1', { changeset: { dueDate: 'soon' } }, 400],
    ['what is read is not there', 'GET', '/user-tasks/1', undefined, 404],
    ['a document is not there', 'DELETE', '/documents/none', undefined, 404],
    [
      'the time is over',
      'POST',
      '/process-instances',
      { processDefinitionId: 'p', awaitCompletion: true, requestTimeout: 1 },
      504
    ]
  ])('names no command where none was rejected: %s', async (_what, method, path, body, status) => {
    const problem = await sent(method, path, body);
    expect([problem.status, problem.detail]).toEqual([status, expect.not.stringMatching(/^Command '/)]);
  });
});
