import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Longest life of a link, in ms. */
const LONGEST = 24 * 60 * 60 * 1000;

/**
 * Links to single documents, which open without the gateway's token until they expire. They are signed with a secret of
 * this process, so that a restart ends them all.
 */
export class DocumentLinks {
  readonly #secret = randomBytes(32);
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** A path with its query, and when it expires (ms since the epoch). `timeToLive` in ms, a day at most. */
  make(documentId: string, contentHash: string, timeToLive: number): { path: string; expiresAt: number } {
    const expiresAt = this.#now() + Math.min(timeToLive, LONGEST);
    const path = `/v2/documents/${encodeURIComponent(documentId)}?contentHash=${contentHash}&expires=${expiresAt}`;
    return { path: `${path}&signature=${this.#sign(path)}`, expiresAt };
  }

  /** Whether a request reads a document by a link that is still good. */
  admits({ method, url = '' }: IncomingMessage): boolean {
    const found =
      /^(\/v2\/documents\/[^/?]+\?contentHash=[0-9a-f]{64}&expires=(\d{1,15}))&signature=([0-9a-f]{64})$/.exec(
        url.slice(0, 1024)
      );
    if (method !== 'GET' || !found) return false;
    const [, path = '', expires, signature = ''] = found;
    const isSigned = timingSafeEqual(Buffer.from(signature), Buffer.from(this.#sign(path)));
    return isSigned && Number(expires) > this.#now();
  }

  #sign(path: string): string {
    return createHmac('sha256', this.#secret).update(path).digest('hex');
  }
}
