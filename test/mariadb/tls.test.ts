import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import mysql from 'mysql2/promise';
import { openDatabase } from '../../persistence/database.ts';
import { mariadbAddress } from '../../persistence/database/mariadb-address.ts';
import { openMariadbEngineStore } from '../../persistence/engine-store/mariadb/store.ts';
import { until } from '../support/until.ts';

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

/** An authority and what it signed for localhost. */
function makeCertificates(folder: string, name: string): void {
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'ignore' });
  const days = ['-days', '2', '-nodes', '-newkey', 'rsa:2048'];
  const ca = [`${name}-ca.key`, `${name}-ca.pem`] as const;
  openssl('req', '-x509', ...days, '-keyout', ca[0], '-out', ca[1], '-subj', `/CN=${name} authority`);
  const signed = ['-CA', ca[1], '-CAkey', ca[0], '-addext', 'subjectAltName=DNS:localhost'];
  const subject = ['-keyout', `${name}.key`, '-out', `${name}.pem`, '-subj', '/CN=localhost'];
  openssl('req', '-x509', ...days, ...signed, ...subject);
}

describe('a MariaDB that speaks TLS only', () => {
  let folder: string;
  let server: ChildProcess;
  let port: number;

  const urlWith = (tls?: string, host = 'localhost') =>
    `mariadb://shoumi:pw@${host}:${port}/shoumi${tls === undefined ? '' : `?tls=${path.join(folder, tls)}`}`;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'mariadb-tls-'));
    port = await freePort();
    makeCertificates(folder, 'server');
    makeCertificates(folder, 'foreign');
    const data = [`--datadir=${folder}/data`, `--user=${os.userInfo().username}`];
    execFileSync(
      'mariadb-install-db',
      ['--no-defaults', ...data, '--auth-root-authentication-method=normal'],
      {
        stdio: 'ignore'
      }
    );
    const files = [`--socket=${folder}/s.sock`, `--pid-file=${folder}/pid`, `--log-error=${folder}/log`];
    const tls = [`--ssl-cert=${folder}/server.pem`, `--ssl-key=${folder}/server.key`];
    const place = [`--port=${port}`, '--bind-address=0.0.0.0', '--skip-name-resolve'];
    server = spawn('mariadbd', ['--no-defaults', ...data, ...files, ...tls, ...place], { stdio: 'ignore' });
    const root = await until(
      () => mysql.createConnection({ socketPath: `${folder}/s.sock`, user: 'root' }).catch(() => undefined),
      async () => 'mariadbd does not answer'
    );
    await root.query('CREATE DATABASE shoumi');
    await root.query("CREATE USER shoumi@'%' IDENTIFIED BY 'pw' REQUIRE SSL");
    await root.query("GRANT ALL ON shoumi.* TO shoumi@'%'");
    await root.end();
  }, 60_000);

  afterAll(async () => {
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill();
    await ended;
    await rm(folder, { recursive: true, force: true });
  });

  it('takes case store and engine in under its own authority', async () => {
    const db = await openDatabase({ client: 'mariadb', url: urlWith('server-ca.pem') });
    const [[row]] = (await db.raw("SHOW STATUS LIKE 'Ssl_cipher'")) as [[{ Value: string }]];
    expect(row.Value).toMatch(/^TLS|^ECDHE/);
    await db.destroy();
    const engine = await openMariadbEngineStore(mariadbAddress(urlWith('server-ca.pem')));
    await engine.close();
  }, 30_000);

  it.each([
    ['without TLS', () => urlWith(), /Access denied/],
    ['under another authority', () => urlWith('foreign-ca.pem'), /certificate/],
    ['under a name that is not the server’s', () => urlWith('server-ca.pem', os.hostname()), /altnames/]
  ])('is not opened %s', async (_how, url, reason) => {
    await expect(openDatabase({ client: 'mariadb', url: url() })).rejects.toThrow(reason);
  });
});
