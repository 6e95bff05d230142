import type { IncomingHttpHeaders } from 'node:http';

const LOOPBACK_HOST = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i;

/**
 * Whether a request may come from a page in a browser, or reached us under a foreign name (DNS rebinding).
 * A gateway that asks for no token refuses these, since any web page could otherwise use it.
 */
export function mayBeFromBrowser(headers: IncomingHttpHeaders): boolean {
  if (headers.origin !== undefined) return true;
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'none' && site !== 'same-origin') return true;
  return !LOOPBACK_HOST.test(headers.host ?? '');
}
