import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type GatewayBench, openGateway } from '../../support/engine-gateway.ts';

const authorization = {
  ownerId: 'lin',
  ownerType: 'USER',
  resourceId: '*',
  resourceType: 'TENANT',
  permissionTypes: ['READ']
};

/** An authorization that means nothing is refused, in Camunda's words. */
describe('what is authorized', () => {
  let bench: GatewayBench;
  beforeAll(async () => {
    bench = await openGateway();
  });
  afterAll(() => bench?.close());

  async function sent(method: string, path: string, body: object) {
    const { status, body: answer } = await bench.send(method, `/authorizations${path}`, body);
    const { title, detail, authorizationKey } = answer as Record<string, string>;
    return { status, title, detail, authorizationKey };
  }

  it.each<[property: string, value: unknown, unexpected: string, known: string]>([
    ['ownerType', 'XX', 'XX', 'USER, CLIENT, ROLE'],
    ['resourceType', 'NOPE', 'NOPE', 'AUTHORIZATION, MAPPING_RULE'],
    ['permissionTypes', ['READ', 'FLY'], 'FLY', 'CREATE, READ, UPDATE, DELETE, '],
    ['resourceType', 'constructor', 'constructor', 'AUTHORIZATION']
  ])('has known words only: %s %j', async (property, value, unexpected, known) => {
    const { status, title, detail } = await sent('POST', '', { ...authorization, [property]: value });
    expect([status, title]).toEqual([400, 'Bad Request']);
    expect(detail).toContain(
      `Unexpected value '${unexpected}' for enum field '${property}'. Use any of the following values: [${known}`
    );
  });

  it('is given of someone, to something', async () => {
    expect(await sent('POST', '', { ...authorization, permissionTypes: [] })).toMatchObject({
      status: 400,
      detail: 'No permissionTypes provided.'
    });
    expect((await sent('POST', '', { ...authorization, ownerId: ' ' })).detail).toBe('No ownerId provided.');
    expect((await sent('POST', '', { ...authorization, resourceId: 'x'.repeat(256) })).detail).toBe(
      'The provided resourceId exceeds the limit of 255 characters.'
    );
  });

  it('is what resources of its type know, when it is made and when it is changed', async () => {
    const flown = {
      ...authorization,
      resourceType: 'COMPONENT',
      permissionTypes: ['ACCESS', 'READ', 'DELETE_DRD']
    };
    const unsupported = (act: string) =>
      `Expected to ${act} authorization with permission types '[READ, DELETE_DRD]' and resource type 'COMPONENT', but these permissions are not supported. Supported permission types are: '[ACCESS]'`;
    expect(await sent('POST', '', flown)).toMatchObject({
      status: 400,
      title: 'INVALID_ARGUMENT',
      detail: `Command 'CREATE' rejected with code 'INVALID_ARGUMENT': ${unsupported('create')}`
    });
    const { status, authorizationKey } = await sent('POST', '', authorization);
    expect(status).toBe(201);
    expect(await sent('PUT', `/${authorizationKey}`, flown)).toMatchObject({
      status: 400,
      detail: `Command 'UPDATE' rejected with code 'INVALID_ARGUMENT': ${unsupported('update')}`
    });
    const kept = await bench.raw('GET', `/v2/authorizations/${authorizationKey}`);
    expect(await kept.json()).toMatchObject(authorization);
  });
});
