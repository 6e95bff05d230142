import { join } from 'node:path';
import { distribution } from './install.mjs';
import { startProgram, type Program } from './program.ts';

export interface ServerOptions {
  readonly name: string;
  readonly folder: string;
  /** Class of the distribution. */
  readonly main: string;
  readonly port: number;
  readonly managementPort: number;
  /** Where, at the management port, it says that it is ready. */
  readonly readyPath: string;
  readonly env: Readonly<Record<string, string>>;
}

/** Starts a program of the distribution by the class path of its own scripts, on loopback only. */
export const startServer = (options: ServerOptions): Promise<Program> => {
  const { name, folder, main, port, managementPort, readyPath, env } = options;
  return startProgram({
    name,
    folder,
    source: 'Program.java',
    classPath: [join(distribution(), 'config'), join(distribution(), 'lib/*')].join(':'),
    machine: ['-Xmx1g', '-XX:+ExitOnOutOfMemoryError', `-Dbasedir=${folder}`, `-Dapp.home=${folder}`],
    args: [main],
    env: {
      SERVER_ADDRESS: '127.0.0.1',
      SERVER_PORT: String(port),
      MANAGEMENT_SERVER_ADDRESS: '127.0.0.1',
      MANAGEMENT_SERVER_PORT: String(managementPort),
      ...env
    },
    readyUrl: `http://127.0.0.1:${managementPort}${readyPath}`
  });
};
