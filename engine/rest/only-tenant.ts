import { defaultTenant } from '../records.ts';
import type { JsonObject } from './json-body.ts';
import { invalidArgument } from './problem.ts';
import { optionalText, optionalTexts } from './read.ts';

/** The tenant of a request: there is only the default one. `request`: how Camunda calls it. */
export function onlyTenant(body: JsonObject, request: string): void {
  const tenantId = optionalText(body, 'tenantId') || defaultTenant;
  if (tenantId !== defaultTenant) throw foreignTenant(request, `identifier '${tenantId}'`);
}

/** The tenants of a request, of which there is only the default one. */
export function onlyTenants(body: JsonObject, request: string): void {
  const foreign = optionalTexts(body, 'tenantIds')?.filter((tenantId) => tenantId !== defaultTenant);
  if (foreign?.length) throw foreignTenant(request, `identifiers [${foreign.join(', ')}]`);
}

const foreignTenant = (request: string, tenant: string) =>
  invalidArgument(
    `Expected to handle request ${request} with tenant ${tenant}, but multi-tenancy is disabled`
  );
