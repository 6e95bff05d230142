import type { Clock } from '../../domain/clock.ts';
import { RefusalError } from '../../domain/refusals.ts';
import { createGate } from '../../persistence/register/gate.ts';
import type { SignInAttempts } from '../../persistence/contract/index.ts';

/** Failures older than this count no more. */
export const windowMs = 15 * 60_000;
const mostPerAccount = 5;
const mostPerAddress = 50;

/** Slows guessing down: failures count per account and per peer address within a quarter of an hour. */
export interface AttemptLimit {
  /**
   * Tries a password: TOO_MANY_ATTEMPTS when account or address has failed too often, else what `isRight` answers, a failure
   * counted. Tries of one account come one after the other, so that many at once do not slip through together.
   */
  attempt(account: string, address: string, isRight: () => Promise<boolean>): Promise<boolean>;
  /** Forgets the account's failures. */
  succeeded(account: string): Promise<void>;
}

const accountKey = (account: string): string => `account:${account.normalize('NFKC').toLowerCase()}`;
const addressKey = (address: string): string => `address:${address}`;

export function createAttemptLimit(attempts: SignInAttempts, clock: Clock): AttemptLimit {
  async function checkKey(key: string, most: number): Promise<void> {
    const { count, last } = await attempts.failures(key, new Date(clock.now() - windowMs).toISOString());
    if (count < most) return;
    const until = (last ? Date.parse(last) : clock.now()) + windowMs;
    const seconds = Math.max(1, Math.ceil((until - clock.now()) / 1000));
    throw new RefusalError({ code: 'TOO_MANY_ATTEMPTS', facts: { seconds } });
  }
  const inTurn = createGate();
  return {
    attempt: (account, address, isRight) =>
      inTurn(accountKey(account), async () => {
        await checkKey(accountKey(account), mostPerAccount);
        await checkKey(addressKey(address), mostPerAddress);
        const right = await isRight();
        if (!right) await attempts.fail(accountKey(account));
        if (!right) await attempts.fail(addressKey(address));
        return right;
      }),
    async succeeded(account) {
      await attempts.clear(accountKey(account));
    }
  };
}
