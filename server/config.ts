import { existsSync } from 'node:fs';
import { isIP } from 'node:net';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Language } from '../domain/refusals.ts';

export interface SmtpConfig {
  readonly host: string;
  readonly port: number;
  readonly secure: boolean;
  readonly from: string;
  readonly credentials?: { readonly user: string; readonly pass: string };
}

/** Everything that a start can be told. */
export interface Config {
  readonly host: string;
  readonly port: number;
  readonly dataDir: string;
  /** `mysql://user:password@host:port/database?tls=authority` (`mariadbAddress`); absent: SQLite files in the data folder. */
  readonly databaseUrl?: string;
  /** REST address of a Camunda 8 cluster; absent: the embedded engine runs here. */
  readonly camundaAddress?: string;
  readonly masterKeyFile: string;
  readonly smtp?: SmtpConfig;
  /** Language of a new installation's first accounts. */
  readonly language: Language;
  /** A bare agency with one administrator instead of the demonstration agency. */
  readonly empty: boolean;
  /** Cookies travel over TLS only: set behind a proxy that ends TLS. */
  readonly secureCookies: boolean;
  /** Host names under which people reach the desk, besides loopback. */
  readonly hostNames: readonly string[];
  /** Where mails send their readers to sign in. */
  readonly publicUrl: string;
  readonly logLevel: string;
}

/** A setting that cannot be used; the message says which and why. */
export class ConfigError extends Error {}

/** The address that the desk was told to listen on cannot be had. */
export function addressUnusable(host: string, port: number, cause: NodeJS.ErrnoException): ConfigError {
  const why = cause.code ?? cause.message;
  return new ConfigError(
    `無法在 ${host}:${port} 提供服務（${why}）；請停止占用者，或以 --port、SHOUMI_HOST 另指定。 / ` +
      `The desk cannot listen on ${host}:${port} (${why}): stop what holds it, or choose another with --port or SHOUMI_HOST.`,
    { cause }
  );
}

type Environment = Readonly<Record<string, string | undefined>>;

function portOf(text: string, name: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new ConfigError(`${name} must be a port number, not "${text}"`);
  return port;
}

function smtpOf(env: Environment): SmtpConfig | undefined {
  const host = env.SHOUMI_SMTP_HOST;
  if (!host) return undefined;
  const { SHOUMI_SMTP_USER: user, SHOUMI_SMTP_PASSWORD: pass, SHOUMI_SMTP_FROM: from } = env;
  if (!from) throw new ConfigError('SHOUMI_SMTP_FROM must name the sender when SHOUMI_SMTP_HOST is set');
  return {
    host,
    port: portOf(env.SHOUMI_SMTP_PORT ?? '587', 'SHOUMI_SMTP_PORT'),
    secure: env.SHOUMI_SMTP_SECURE === 'true',
    from,
    ...(user && pass && { credentials: { user, pass } })
  };
}

function databaseOf(env: Environment): string | undefined {
  const url = env.SHOUMI_DATABASE_URL;
  if (!url) return undefined;
  if (!/^(mysql|mariadb):\/\//.test(url))
    throw new ConfigError('SHOUMI_DATABASE_URL must begin with mysql:// or mariadb://');
  const authority = env.SHOUMI_DATABASE_TLS;
  if (!authority) return url;
  if (authority !== 'system' && !existsSync(authority))
    throw new ConfigError(
      `SHOUMI_DATABASE_TLS must be "system" or a certificate file; there is no ${authority}`
    );
  const address = new URL(url);
  if (isIP(address.hostname.replace(/^\[|\]$/g, '')))
    throw new ConfigError(
      'With SHOUMI_DATABASE_TLS, SHOUMI_DATABASE_URL must name its host as the certificate does'
    );
  address.searchParams.set('tls', authority === 'system' ? authority : path.resolve(authority));
  return address.href;
}

function optionsOf(args: readonly string[]) {
  const options = {
    empty: { type: 'boolean', default: false },
    port: { type: 'string' },
    data: { type: 'string' }
  } as const;
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new ConfigError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

/** The only reader of the environment and the command line. Throws ConfigError for a setting that cannot be used. */
export function readConfig(
  args: readonly string[] = process.argv.slice(2),
  env: Environment = process.env
): Config {
  const values = optionsOf(args);
  const host = env.SHOUMI_HOST ?? '127.0.0.1';
  const port = portOf(values.port ?? env.SHOUMI_PORT ?? '8080', 'port');
  const dataDir = path.resolve(values.data ?? env.SHOUMI_DATA ?? 'data');
  const databaseUrl = databaseOf(env);
  const smtp = smtpOf(env);
  return {
    host,
    port,
    dataDir,
    ...(databaseUrl && { databaseUrl }),
    ...(env.CAMUNDA_REST_ADDRESS && { camundaAddress: env.CAMUNDA_REST_ADDRESS }),
    masterKeyFile: path.resolve(env.SHOUMI_MASTER_KEY_FILE ?? path.join(dataDir, 'master.key')),
    ...(smtp && { smtp }),
    language: env.SHOUMI_LANGUAGE === 'en' ? 'en' : 'zh',
    empty: values.empty,
    secureCookies: env.SHOUMI_SECURE_COOKIES === 'true',
    hostNames: (env.SHOUMI_HOST_NAMES ?? '').split(',').filter(Boolean),
    publicUrl: env.SHOUMI_PUBLIC_URL ?? `http://${host}:${port}`,
    logLevel: env.SHOUMI_LOG_LEVEL ?? 'warn'
  };
}
