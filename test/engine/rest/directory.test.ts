import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createEngine } from '../../../engine/engine.ts';
import { silentLogger } from '../../support/engine.ts';
import { type GatewayBench, now, openGateway } from '../../support/engine-gateway.ts';

describe("the directory through the SDK's client", () => {
  let bench: GatewayBench;
  let client: GatewayBench['client'];
  beforeAll(async () => {
    bench = await openGateway();
    ({ client } = bench);
    await client.createUser(
      {
        username: 'lin',
        password: 'pass-phrase',
        name: '林',
        email: 'lin@example.org'
      },
      now
    );
    await client.createGroup({ groupId: 'officers', name: 'Officers' });
    await client.createRole({ roleId: 'reader', name: 'Reader', description: 'reads' });
    await client.createTenant({ tenantId: 'north', name: 'North' } as never);
    await client.createMappingRule({
      mappingRuleId: 'rule',
      claimName: 'dept',
      claimValue: 'x',
      name: 'Rule'
    });
  });
  afterAll(() => bench?.close());

  it('creates, finds, changes and deletes entries of every kind', async () => {
    await expect(client.createUser({ username: 'lin', password: 'x' }, now)).rejects.toMatchObject({
      status: 409
    });
    const found = await client.searchUsers(
      { filter: { name: '林' } as never, sort: [{ field: 'email' }] },
      now
    );
    expect(found.items).toEqual([{ username: 'lin', name: '林', email: 'lin@example.org' }]);
    expect(
      await client.updateGroup({ groupId: 'officers', name: 'Officers', description: 'all' })
    ).toMatchObject({
      description: 'all'
    });
    expect(await client.getRole({ roleId: 'reader' }, now)).toMatchObject({ description: 'reads' });
    expect(await client.getMappingRule({ mappingRuleId: 'rule' }, now)).toMatchObject({ claimName: 'dept' });
    expect((await client.searchTenants({ filter: { tenantId: 'north' as never } }, now)).items).toHaveLength(
      1
    );
    await client.createGroup({ groupId: 'gone', name: 'Gone' });
    await client.deleteGroup({ groupId: 'gone' });
    await expect(client.getGroup({ groupId: 'gone' }, now)).rejects.toMatchObject({ status: 404 });
    expect(JSON.stringify(await bench.store.load())).not.toContain('pass-phrase');
  });

  it('keeps members, and loses them with what they belong to', async () => {
    await client.assignUserToGroup({ groupId: 'officers', username: 'lin' as never });
    await client.assignClientToGroup({ groupId: 'officers', clientId: 'worker' });
    await client.assignRoleToGroup({ roleId: 'reader', groupId: 'officers' });
    await client.assignRoleToUser({ roleId: 'reader', username: 'lin' as never });
    await client.assignMappingRuleToTenant({ tenantId: 'north' as never, mappingRuleId: 'rule' });
    await client.assignRoleToTenant({ tenantId: 'north' as never, roleId: 'reader' });
    const users = await client.searchUsersForGroup({ groupId: 'officers' }, now);
    expect(users.items).toEqual([{ username: 'lin' }]);
    expect((await client.searchClientsForGroup({ groupId: 'officers' }, now)).items).toEqual([
      { clientId: 'worker' }
    ]);
    expect((await client.searchRolesForGroup({ groupId: 'officers' }, now)).items).toMatchObject([
      { roleId: 'reader' }
    ]);
    expect((await client.searchGroupsForRole({ roleId: 'reader' }, now)).items).toEqual([
      { groupId: 'officers' }
    ]);
    const rules = await client.searchMappingRulesForTenant({ tenantId: 'north' as never }, now);
    expect(rules.items).toMatchObject([{ mappingRuleId: 'rule', claimValue: 'x' }]);
    await expect(
      client.assignUserToGroup({ groupId: 'officers', username: 'nobody' as never })
    ).rejects.toMatchObject({ status: 404 });
    const lin = {
      authorization: `Basic ${Buffer.from('lin:test-token-0123456789-abcdefghijk').toString('base64')}`
    };
    const me = await bench.raw('GET', '/v2/authentication/me', { headers: lin });
    expect(await me.json()).toMatchObject({ username: 'lin', groups: ['officers'], roles: ['reader'] });
    await client.unassignRoleFromGroup({ roleId: 'reader', groupId: 'officers' });
    expect((await client.searchRolesForGroup({ groupId: 'officers' }, now)).items).toEqual([]);
  });

  it('keeps authorizations, and all of it over a restart; owners take theirs along', async () => {
    const authorization = {
      ownerId: 'lin',
      ownerType: 'USER',
      resourceId: '*',
      resourceType: 'PROCESS_DEFINITION',
      permissionTypes: ['READ_PROCESS_DEFINITION']
    } as const;
    const { authorizationKey } = await client.createAuthorization(authorization as never);
    await client.updateAuthorization({
      authorizationKey: authorizationKey!,
      ...authorization,
      resourceId: 'p'
    } as never);
    const found = await client.searchAuthorizations({ filter: { resourceIds: ['p'] } }, now);
    expect(found.items).toMatchObject([{ authorizationKey, ownerId: 'lin' }]);
    const before = await bench.store.load();
    await bench.engine.close();
    const again = await createEngine({ store: bench.store, clock: bench.clock, logger: silentLogger });
    await again.submit({ type: 'DeleteDirectoryEntry', kind: 'user', id: 'lin' });
    await again.close();
    const after = await bench.store.load();
    expect(after.directoryEntry.length).toBe(before.directoryEntry.length - 1);
    expect(after.authorization).toEqual([]);
    expect(after.membership.filter((each) => each.memberId === 'lin')).toEqual([]);
  });
});
