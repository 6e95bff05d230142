import type { Person } from '../../persistence/contract/index.ts';
import type { Desk } from '../desk.ts';
import type { Answer, Part } from '../http/call.ts';
import { clearSession, setSession } from '../http/session-cookie.ts';
import { signIn } from '../sign-in/sign-in.ts';

async function unitNames(
  { store }: Desk,
  agencyIds: readonly string[]
): Promise<ReadonlyMap<string, string>> {
  const units = await Promise.all(agencyIds.map((agencyId) => store.agencies.units(agencyId)));
  return new Map(units.flat().map(({ unitId, name }) => [unitId, name]));
}

async function meOf(desk: Desk, person: Person): Promise<Answer<'me'>> {
  const changes = desk.changes.now();
  const agency = await desk.store.agencies.get(person.agencyId);
  const units = await unitNames(desk, [person.agencyId]);
  return {
    ...personView(person, units),
    agency: { agencyId: person.agencyId, name: agency?.name ?? '' },
    language: person.language,
    unreadNotices: await desk.store.notices.countUnread(person.personId),
    changes
  };
}

const personView = (person: Person, units: ReadonlyMap<string, string>) => ({
  personId: person.personId,
  name: person.displayName,
  unit: person.unitId === null ? null : (units.get(person.unitId) ?? null),
  roles: [...person.roles]
});

/** Sign-in, the person, and the colleagues whom a plan can name. */
export const sessionRoutes = (
  desk: Desk,
  secureCookies: boolean
): Part<'signIn' | 'signOut' | 'me' | 'setLanguage' | 'people'> => ({
  async signIn({ body, address, response, sessionToken }) {
    const { person, token } = await signIn(desk, body.account, body.password, address);
    if (sessionToken !== undefined) await desk.store.sessions.close(sessionToken);
    setSession(response, token, secureCookies);
    return meOf(desk, person);
  },
  async signOut({ person, response, sessionToken }) {
    if (sessionToken !== undefined) await desk.store.sessions.close(sessionToken);
    await desk.store.audit.append({ actor: person.personId, act: 'session.close', caseKey: null, facts: {} });
    clearSession(response, secureCookies);
    return { ok: true };
  },
  me: ({ person }) => meOf(desk, person),
  async setLanguage({ person, body }) {
    await desk.store.people.change(person.personId, person.version, { language: body.language });
    return { ok: true };
  },
  async people({ person, query }) {
    const own = await desk.store.agencies.get(person.agencyId);
    const agencyIds = [person.agencyId, ...(own?.parentId ? [own.parentId] : [])];
    const units = await unitNames(desk, agencyIds);
    const found = await Promise.all(
      agencyIds.map((agencyId) =>
        desk.store.people.list({ agencyId, ...(query.role && { role: query.role }) })
      )
    );
    const named = found
      .flat()
      .filter((each) => !each.disabled && !each.roles.includes('administrator'))
      .filter((each) => each.agencyId === person.agencyId || each.roles.includes('superior-ethics'));
    return { people: named.map((each) => personView(each, units)) };
  }
});
