import { readFileSync } from 'node:fs';

/** How to reach a MariaDB or MySQL database: what both drivers' connections take. */
export interface MariadbAddress {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
  /** TLS with the server's certificate and name checked; absent: none. */
  readonly ssl?: {
    /** Authority's certificate in PEM; absent: the authorities that Node.js knows. */
    readonly ca?: string;
    readonly rejectUnauthorized: true;
    readonly verifyIdentity: true;
  };
}

const tlsBy = (authority: string): MariadbAddress['ssl'] => ({
  ...(authority !== 'system' && { ca: readFileSync(authority, 'utf8') }),
  rejectUnauthorized: true,
  verifyIdentity: true
});

/**
 * Reads `mariadb://user:password@host:port/database?tls=<authority>`; the authority is the path of its certificate (PEM), or `system`
 * for those that Node.js knows. Throws when the certificate cannot be read.
 */
export function mariadbAddress(text: string): MariadbAddress {
  const url = new URL(text);
  const authority = url.searchParams.get('tls');
  return {
    host: url.hostname,
    port: Number(url.port || 3306),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database: url.pathname.slice(1),
    ...(authority && { ssl: tlsBy(authority) })
  };
}
