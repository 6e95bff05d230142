import { hash, timingSafeEqual } from 'node:crypto';

const BASIC = 'Basic ';
const BEARER = 'Bearer ';

/** Asks whether an `Authorization` header carries the gateway's token. */
export type CredentialCheck = (authorization: string | undefined) => boolean;

function digest(text: string): Buffer {
  return hash('sha256', text, 'buffer');
}

/** Name and password of HTTP Basic (RFC 7617); undefined for any other header. */
export function basicCredentials(
  authorization: string | undefined
): { name: string; password: string } | undefined {
  if (!authorization?.startsWith(BASIC)) return undefined;
  const pair = Buffer.from(authorization.slice(BASIC.length), 'base64').toString('utf8');
  const colon = pair.indexOf(':');
  return colon < 0 ? undefined : { name: pair.slice(0, colon), password: pair.slice(colon + 1) };
}

/** The secret that a header presents: a bearer token, or the password of HTTP Basic (RFC 7617), which the SDK can send. */
function presentedSecret(authorization: string): string | undefined {
  if (authorization.startsWith(BEARER)) return authorization.slice(BEARER.length);
  return basicCredentials(authorization)?.password;
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

/** The user that HTTP Basic names; null for a bearer token. With the token as password the name is the caller's own word. */
export function callerName(authorization: string | undefined): string | null {
  return basicCredentials(authorization)?.name || null;
}
