import type { Clock } from '../../domain/clock.ts';
import type { Language } from '../../domain/refusals.ts';
import type { CaseStore } from '../../persistence/contract/index.ts';
import { hashPassword } from '../sign-in/passwords.ts';
import { demoAgencies, demoBureau, demoDeputies, demoSuperior, type DemoPerson } from './demo-agency.ts';
import { inventPassword } from './passwords.ts';

/** An account made at the first start; its password exists nowhere else in the clear. */
export interface FirstAccount {
  readonly account: string;
  readonly password: string;
  readonly name: string;
  readonly agency: string;
  readonly roles: readonly string[];
}

interface World {
  readonly store: CaseStore;
  readonly clock: Clock;
  readonly language: Language;
  readonly random: (bytes: number) => Buffer;
}

interface AgencyToMake {
  readonly name: string;
  readonly parentId: string | null;
  readonly units: readonly string[];
  readonly people: readonly DemoPerson[];
}

interface Made {
  readonly agencyId: string;
  readonly accounts: readonly FirstAccount[];
  readonly personIds: ReadonlyMap<string, string>;
}

const yearMs = 365 * 86_400_000;

async function makeAgency(
  world: World,
  store: CaseStore,
  agency: AgencyToMake,
  hashes: Hashes
): Promise<Made> {
  const { agencyId } = await store.agencies.add({ name: agency.name, parentId: agency.parentId });
  const units = new Map<string, string>();
  for (const name of agency.units) units.set(name, (await store.agencies.addUnit({ agencyId, name })).unitId);
  const personIds = new Map<string, string>();
  for (const { account, name, unit, roles } of agency.people) {
    const person = await store.people.add({
      account,
      displayName: name,
      passwordHash: hashes.get(account)?.hash ?? '',
      agencyId,
      unitId: unit === null ? null : (units.get(unit) ?? null),
      language: world.language,
      roles
    });
    personIds.set(account, person.personId);
  }
  const accounts = agency.people.map(({ account, name, roles }) => ({
    account,
    password: hashes.get(account)?.password ?? '',
    name,
    agency: agency.name,
    roles
  }));
  return { agencyId, accounts, personIds };
}

type Hashes = ReadonlyMap<string, { readonly password: string; readonly hash: string }>;

async function invent(people: readonly DemoPerson[], random: World['random']): Promise<Hashes> {
  const entries = people.map(async ({ account }) => {
    const password = inventPassword(random);
    return [account, { password, hash: await hashPassword(password) }] as const;
  });
  return new Map(await Promise.all(entries));
}

/** The demonstration agency: a bureau with people in every role, its superior ethics office, the head's deputies. */
export async function makeDemoAgency(world: World): Promise<readonly FirstAccount[]> {
  const hashes = await invent([...demoSuperior, ...demoBureau], world.random);
  return world.store.transaction(async (store) => {
    const superior = await makeAgency(
      world,
      store,
      { ...demoAgencies.superior, parentId: null, people: demoSuperior },
      hashes
    );
    const bureau = await makeAgency(
      world,
      store,
      { ...demoAgencies.bureau, parentId: superior.agencyId, people: demoBureau },
      hashes
    );
    for (const { principal, deputy } of demoDeputies)
      await store.deputies.appoint({
        principalId: bureau.personIds.get(principal) ?? '',
        deputyId: bureau.personIds.get(deputy) ?? '',
        from: new Date(world.clock.now()).toISOString(),
        until: new Date(world.clock.now() + yearMs).toISOString()
      });
    await store.audit.append({ actor: null, act: 'installation.demonstrate', caseKey: null, facts: {} });
    return [...bureau.accounts, ...superior.accounts];
  });
}

/** A bare installation: one agency, one administrator. */
export async function makeBareAgency(world: World): Promise<readonly FirstAccount[]> {
  const people: readonly DemoPerson[] = [
    { account: 'admin', name: '系統管理者', unit: null, roles: ['administrator'] }
  ];
  const hashes = await invent(people, world.random);
  return world.store.transaction(async (store) => {
    const agency = await makeAgency(
      world,
      store,
      { name: '本機關', parentId: null, units: [], people },
      hashes
    );
    await store.audit.append({ actor: null, act: 'installation.begin', caseKey: null, facts: {} });
    return agency.accounts;
  });
}
