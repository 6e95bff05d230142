import { hash, timingSafeEqual } from 'node:crypto';

const BASIC = 'Basic ';
const BEARER = 'Bearer ';

/** Asks whether an `Authorization` header carries the gateway's token. */
export type CredentialCheck = (authorization: string | undefined) => boolean;

function digest(text: string): Buffer {
  return hash('sha256', text, 'buffer');
}

/** The secret that a header presents: a bearer token, or the password of HTTP Basic (RFC 7617), which the SDK can send. */
function presentedSecret(authorization: string): string | undefined {
  if (authorization.startsWith(BEARER)) return authorization.slice(BEARER.length);
  if (!authorization.startsWith(BASIC)) return undefined;
  const pair = Buffer.from(authorization.slice(BASIC.length), 'base64').toString('utf8');
  const colon = pair.indexOf(':');
  return colon < 0 ? undefined : pair.slice(colon + 1);
}

/**
 * A check against one token. Digests are compared in constant time, so neither length nor content leaks by timing.
 */
export function requireToken(token: string): CredentialCheck {
  const expected = digest(token);
  return (authorization) => {
    if (authorization === undefined) return false;
    const secret = presentedSecret(authorization);
    return secret !== undefined && timingSafeEqual(digest(secret), expected);
  };
}

/** The user that HTTP Basic names; null for a bearer token. The name is the caller's own word: the token admits. */
export function callerName(authorization: string | undefined): string | null {
  if (!authorization?.startsWith(BASIC)) return null;
  const [name] = Buffer.from(authorization.slice(BASIC.length), 'base64').toString('utf8').split(':');
  return name || null;
}
