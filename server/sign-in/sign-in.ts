import { RefusalError } from '../../domain/refusals.ts';
import type { Person } from '../../persistence/contract/index.ts';
import type { Desk } from '../desk.ts';
import { isPassword } from './passwords.ts';

/** A session ends after eight hours, sooner by signing out, disabling, a new password or new roles. */
export const sessionLifetimeMs = 8 * 3_600_000;

interface SignedIn {
  readonly person: Person;
  /** 256 random bits; always a new one, so that a token planted before is worth nothing. */
  readonly token: string;
}

/**
 * Checks account and password. Unknown account, wrong password and disabled account answer alike and take alike long
 * (SIGN_IN_FAILED); too many failures of the account or the address are TOO_MANY_ATTEMPTS.
 */
export async function signIn(
  { store, attempts }: Pick<Desk, 'store' | 'attempts'>,
  account: string,
  password: string,
  address: string
): Promise<SignedIn> {
  const person = await store.people.byAccount(account);
  const stored = person && !person.disabled ? await store.people.passwordHash(person.personId) : undefined;
  const matches = await attempts.attempt(account, address, () => isPassword(password, stored));
  if (!person || !matches) {
    await store.audit.append({
      actor: person?.personId ?? null,
      act: 'session.refuse',
      caseKey: null,
      facts: {}
    });
    throw new RefusalError({ code: 'SIGN_IN_FAILED' });
  }
  await attempts.succeeded(account);
  const { token } = await store.sessions.open(person.personId, sessionLifetimeMs);
  await store.audit.append({ actor: person.personId, act: 'session.open', caseKey: null, facts: {} });
  return { person, token };
}

/** The person of a live session. */
export async function identify(store: Desk['store'], token: string | undefined): Promise<Person | undefined> {
  if (token === undefined) return undefined;
  const session = await store.sessions.find(token);
  const person = session && (await store.people.get(session.personId));
  return person && !person.disabled ? person : undefined;
}
