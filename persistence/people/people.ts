import type { Knex } from 'knex';
import { RefusalError, type Language } from '../../domain/refusals.ts';
import type { Role } from '../../domain/roles.ts';
import type { NewPerson, PeopleRegister, Person, PersonChange } from '../contract/index.ts';
import { atomically } from '../register/atomically.ts';
import { newId, nowOf, type RegisterContext } from '../register/context.ts';
import { found, groupBy, isDuplicate } from '../register/rows.ts';

interface PersonRow {
  person_id: string;
  account: string;
  display_name: string;
  email: string | null;
  agency_id: string;
  unit_id: string | null;
  language: Language;
  disabled: number;
  version: number;
}

interface RoleRow {
  person_id: string;
  role: Role;
}

const columns = [
  'person_id',
  'account',
  'display_name',
  'email',
  'agency_id',
  'unit_id',
  'language',
  'disabled',
  'version'
] as const;

const toPerson = (row: PersonRow, roles: readonly Role[]): Person => ({
  personId: row.person_id,
  account: row.account,
  displayName: row.display_name,
  email: row.email,
  agencyId: row.agency_id,
  unitId: row.unit_id,
  language: row.language,
  disabled: row.disabled === 1,
  roles,
  version: row.version
});

async function withRoles(db: Knex, rows: readonly PersonRow[]): Promise<Person[]> {
  const ids = rows.map(({ person_id }) => person_id);
  const roles = await db<RoleRow>('person_roles').whereIn('person_id', ids).orderBy('role').select('*');
  const byPerson = groupBy(roles, ({ person_id }) => person_id);
  return rows.map((row) =>
    toPerson(
      row,
      (byPerson.get(row.person_id) ?? []).map(({ role }) => role)
    )
  );
}

async function one(db: Knex, where: Partial<PersonRow>): Promise<Person | undefined> {
  const rows = await db<PersonRow>('people')
    .where(where)
    .limit(1)
    .select(...columns);
  return (await withRoles(db, rows))[0];
}

/** Accounts are compared without case, so that nobody can register a look-alike. */
const normalized = (account: string): string => account.normalize('NFKC').trim().toLowerCase();

async function setRoles(db: Knex, personId: string, roles: readonly Role[]): Promise<void> {
  await db('person_roles').where({ person_id: personId }).delete();
  const rows = [...new Set(roles)].map((role) => ({ person_id: personId, role }));
  if (rows.length > 0) await db('person_roles').insert(rows);
}

async function add(context: RegisterContext, input: NewPerson): Promise<Person> {
  const row = {
    person_id: newId(context),
    account: normalized(input.account),
    display_name: input.displayName,
    email: input.email ?? null,
    password_hash: input.passwordHash,
    agency_id: input.agencyId,
    unit_id: input.unitId ?? null,
    language: input.language ?? 'zh',
    disabled: 0,
    version: 1,
    created_at: nowOf(context)
  };
  try {
    await context.db('people').insert(row);
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    throw new RefusalError({ code: 'ACCOUNT_TAKEN', facts: { account: row.account } }, { cause: error });
  }
  await setRoles(context.db, row.person_id, input.roles);
  return found(await one(context.db, { person_id: row.person_id }));
}

const changedColumns = (change: PersonChange): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries({
      display_name: change.displayName,
      email: change.email,
      unit_id: change.unitId,
      language: change.language,
      disabled: change.disabled === undefined ? undefined : Number(change.disabled),
      password_hash: change.passwordHash
    }).filter(([, value]) => value !== undefined)
  );

/** Whatever a session was opened on the strength of. */
const endsSessions = ({ disabled, roles, passwordHash }: PersonChange): boolean =>
  disabled === true || roles !== undefined || passwordHash !== undefined;

async function change(
  context: RegisterContext,
  personId: string,
  expectedVersion: number,
  wanted: PersonChange
): Promise<Person> {
  const { db } = context;
  const changed = await db('people')
    .where({ person_id: personId, version: expectedVersion })
    .update({ ...changedColumns(wanted), version: expectedVersion + 1 });
  if (changed === 0) {
    const current = found(await one(db, { person_id: personId }));
    throw new RefusalError({
      code: 'STALE_VERSION',
      facts: { given: expectedVersion, current: current.version }
    });
  }
  if (wanted.roles) await setRoles(db, personId, wanted.roles);
  if (endsSessions(wanted)) await db('sessions').where({ person_id: personId }).delete();
  return found(await one(db, { person_id: personId }));
}

export function createPeopleRegister(context: RegisterContext): PeopleRegister {
  const { db } = context;
  return {
    add: (input) => atomically(context, (inner) => add(inner, input)),
    get: (personId) => one(db, { person_id: personId }),
    byAccount: (account) => one(db, { account: normalized(account) }),
    async passwordHash(personId) {
      const row = await db('people').where({ person_id: personId }).first('password_hash');
      return row?.password_hash as string | undefined;
    },
    change: (personId, expectedVersion, wanted) =>
      atomically(context, (inner) => change(inner, personId, expectedVersion, wanted)),
    async list({ agencyId, role } = {}) {
      const query = db<PersonRow>('people')
        .orderBy(['display_name', 'person_id'])
        .select(...columns);
      if (agencyId) query.where({ agency_id: agencyId });
      if (role) query.whereIn('person_id', db('person_roles').where({ role }).select('person_id'));
      return withRoles(db, await query);
    }
  };
}
