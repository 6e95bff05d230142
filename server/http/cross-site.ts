import type { Request, RequestHandler } from 'express';
import { RefusalError } from '../../domain/refusals.ts';

const reads = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * A write must come from this site's own page: `Sec-Fetch-Site` says so in every current browser, `Origin` in older ones.
 * A client that sends neither is no browser and carries no ambient cookie of somebody else.
 */
function isOwn(request: Request): boolean {
  const site = request.get('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const origin = request.get('origin');
  if (origin === undefined) return true;
  try {
    return new URL(origin).host === request.get('host');
  } catch {
    return false;
  }
}

export const refuseCrossSite: RequestHandler = (request, _response, next) => {
  if (!reads.has(request.method) && !isOwn(request)) throw new RefusalError({ code: 'CROSS_SITE' });
  next();
};

const loopbackNames = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Refuses other host names, so that a rebound DNS name cannot reach the loopback port. */
export const refuseForeignHosts =
  (hostNames: ReadonlySet<string> = loopbackNames): RequestHandler =>
  (request, _response, next) => {
    const name = (request.get('host') ?? '').replace(/:\d+$/, '');
    if (!hostNames.has(name)) throw new RefusalError({ code: 'CROSS_SITE' });
    next();
  };
