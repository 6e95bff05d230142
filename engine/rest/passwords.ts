import { hash, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import type { EngineQueries } from '../ports.ts';
import { exhausted } from './problem.ts';

const derive = promisify(scrypt) as (password: string, salt: Buffer, length: number) => Promise<Buffer>;
const length = 32;

/** What is kept of a password: a random salt and its scrypt digest, so that the same password is kept differently each time. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  return `${salt.toString('base64')}:${(await derive(password, salt, length)).toString('base64')}`;
}

async function matches(password: string, kept: string): Promise<boolean> {
  const [salt = '', digest = ''] = kept.split(':').map((part) => Buffer.from(part, 'base64'));
  return timingSafeEqual(await derive(password, salt as Buffer, length), digest as Buffer);
}

/** Checks that may wait at once: each costs much on purpose. */
const mostWaiting = 16;
const mostRemembered = 1_000;

/** Checks names and passwords against the users of the directory; one that held is remembered until the user's password changes. */
export class UserPasswords {
  readonly #queries: EngineQueries;
  /** Digest of name and password → what was kept of the password when it held. */
  readonly #held = new Map<string, string>();
  /** Compared with where there is no such user, so that the answer takes as long. */
  #nobody: Promise<string> | null = null;
  #waiting = 0;

  constructor(queries: EngineQueries) {
    this.#queries = queries;
  }

  /** Whether there is such a user with this password. Throws a problem (429) when too many ask at once. */
  async admit(name: string, password: string): Promise<boolean> {
    const kept = await this.#keptFor(name);
    const asked = hash('sha256', JSON.stringify([name, password]), 'base64');
    if (kept !== null && this.#held.get(asked) === kept) return true;
    const holds = (await this.#compare(password, kept)) && kept !== null;
    if (holds) this.#remember(asked, kept);
    return holds;
  }

  async #keptFor(name: string): Promise<string | null> {
    const { items } = await this.#queries.search('directoryEntry', {
      where: [
        { field: 'kind', op: 'eq', value: 'user' },
        { field: 'id', op: 'eq', value: name }
      ],
      sort: [],
      limit: 1
    });
    return items[0]?.passwordHash ?? null;
  }

  async #compare(password: string, kept: string | null): Promise<boolean> {
    if (this.#waiting >= mostWaiting)
      throw exhausted('Too many passwords are being checked at once; try again.');
    this.#waiting += 1;
    try {
      this.#nobody ??= hashPassword('');
      return await matches(password, kept ?? (await this.#nobody));
    } finally {
      this.#waiting -= 1;
    }
  }

  #remember(asked: string, kept: string): void {
    if (this.#held.size >= mostRemembered) this.#held.clear();
    this.#held.set(asked, kept);
  }
}
