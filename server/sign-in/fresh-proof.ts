import { RefusalError } from '../../domain/refusals.ts';
import type { Person } from '../../persistence/contract/index.ts';
import type { Desk } from '../desk.ts';
import { isPassword } from './passwords.ts';

/** A decision asks for the password once more; guesses count like failed sign-ins. */
export async function requireFreshProof(
  { store, attempts }: Pick<Desk, 'store' | 'attempts'>,
  person: Person,
  password: string | undefined,
  address: string
): Promise<void> {
  if (!password) throw new RefusalError({ code: 'FRESH_PROOF_REQUIRED' });
  const right = await attempts.attempt(person.account, address, async () =>
    isPassword(password, await store.people.passwordHash(person.personId))
  );
  if (!right) throw new RefusalError({ code: 'FRESH_PROOF_FAILED' });
}
