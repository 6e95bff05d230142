import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startEngineServer } from '../../../engine/server.ts';
import { silentLogger } from '../../support/engine.ts';
import { type GatewayBench, now, openGateway, token } from '../../support/engine-gateway.ts';

/** The directory of a fresh Camunda 8.8 is not empty, and what /authentication/me tells of can be looked up. */
describe('a fresh directory', () => {
  let bench: GatewayBench;
  let client: GatewayBench['client'];
  beforeAll(async () => {
    bench = await openGateway();
    ({ client } = bench);
  });
  afterAll(() => bench?.close());

  const roleIds = async () => {
    const { items } = await client.searchRoles({ sort: [{ field: 'roleId' }] }, now);
    return items!.map(({ roleId }) => roleId);
  };

  it('has the tenant and the roles that come with Camunda', async () => {
    expect(await client.getTenant({ tenantId: '<default>' as never }, now)).toEqual({
      tenantId: '<default>',
      name: 'Default'
    });
    expect(await client.getRole({ roleId: 'admin' }, now)).toEqual({ roleId: 'admin', name: 'Admin' });
    expect(await roleIds()).toEqual(['admin', 'connectors', 'readonly-admin', 'rpa']);
    const me = await client.getAuthentication();
    const { items } = await client.searchTenants({}, now);
    expect(me.tenants).toEqual(items);
    for (const roleId of me.roles) expect(await roleIds()).toContain(roleId);
    expect(await bench.send('POST', '/tenants', { tenantId: '<default>', name: 'x' })).toMatchObject({
      status: 409
    });
  });

  it('has them again after the next start, as they were left', async () => {
    await client.updateRole({ roleId: 'rpa', name: 'Robots', description: '' });
    await client.deleteRole({ roleId: 'connectors' });
    expect(await roleIds()).toEqual(['admin', 'readonly-admin', 'rpa']);
    const { engine, store } = bench;
    const again = await startEngineServer({ engine, queries: store, port: 0, token, logger: silentLogger });
    await again.close();
    expect(await roleIds()).toEqual(['admin', 'connectors', 'readonly-admin', 'rpa']);
    expect(await client.getRole({ roleId: 'rpa' }, now)).toMatchObject({ name: 'Robots' });
  });
});
