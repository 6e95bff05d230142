import { describe, expect, it } from '@jest/globals';
import { mariadbAddress } from '../../persistence/database/mariadb-address.ts';
import { ConfigError, readConfig } from '../../server/config.ts';

describe('the settings of a start', () => {
  it('needs none: one machine, SQLite, the embedded engine', () => {
    const config = readConfig([], {});
    expect(config).toMatchObject({ host: '127.0.0.1', port: 8080, empty: false, language: 'zh' });
    expect(config.databaseUrl).toBeUndefined();
    expect(config.camundaAddress).toBeUndefined();
    expect(config.dataDir).toMatch(/data$/);
  });

  it('takes a cluster, a database and a mail server from the environment', () => {
    const config = readConfig(['--empty', '--port', '9090'], {
      CAMUNDA_REST_ADDRESS: 'http://camunda:8080',
      SHOUMI_DATABASE_URL: 'mysql://shoumi:pw@db/shoumi',
      SHOUMI_SMTP_HOST: 'mail',
      SHOUMI_SMTP_FROM: 'shoumi@example.org'
    });
    expect(config).toMatchObject({
      port: 9090,
      empty: true,
      camundaAddress: 'http://camunda:8080',
      smtp: { host: 'mail', port: 587, from: 'shoumi@example.org' }
    });
  });

  it('reaches the database by TLS where an authority is named', () => {
    const env = { SHOUMI_DATABASE_URL: 'mariadb://shoumi:p%40w@db:3307/shoumi' };
    expect(mariadbAddress(readConfig([], env).databaseUrl ?? '')).toEqual({
      host: 'db',
      port: 3307,
      user: 'shoumi',
      password: 'p@w',
      database: 'shoumi'
    });
    const checked = { rejectUnauthorized: true, verifyIdentity: true };
    const system = readConfig([], { ...env, SHOUMI_DATABASE_TLS: 'system' });
    expect(mariadbAddress(system.databaseUrl ?? '')).toMatchObject({ password: 'p@w', ssl: checked });
    const named = readConfig([], { ...env, SHOUMI_DATABASE_TLS: 'package.json' });
    const ca = expect.stringContaining('"name"');
    expect(mariadbAddress(named.databaseUrl ?? '').ssl).toEqual({ ...checked, ca });
  });

  it.each([
    [['--port', 'many'], {}],
    [[], { SHOUMI_DATABASE_URL: 'mysql://10.0.0.7/x', SHOUMI_DATABASE_TLS: 'system' }],
    [[], { SHOUMI_DATABASE_URL: 'mysql://db/x', SHOUMI_DATABASE_TLS: '/no/such/authority.pem' }],
    [[], { SHOUMI_DATABASE_URL: 'postgres://db' }],
    [[], { SHOUMI_SMTP_HOST: 'mail' }]
  ] as [string[], Record<string, string>][])('refuses %j %j', (args, env) => {
    expect(() => readConfig(args, env)).toThrow(ConfigError);
  });

  it('refuses an option that it does not know', () => {
    expect(() => readConfig(['--prot', '80'], {})).toThrow(ConfigError);
    expect(() => readConfig(['--prot', '80'], {})).toThrow('--prot');
  });
});
