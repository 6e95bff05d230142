import { fork } from 'node:child_process';
import type { Usage } from './measure.ts';

/** What a client in a process of its own tells at its end. */
export interface ClientFigures {
  /** Completed instances, per second and in all. */
  readonly rate: number;
  readonly count: number;
  /** What the client used while it counted. */
  readonly usage: Usage;
}

/** Runs a client in a process of its own; `onBegun` once it is warm and counts. Throws when it ends without figures. */
export async function runClient(
  file: string,
  args: readonly string[],
  onBegun: () => void = () => undefined
): Promise<ClientFigures> {
  const client = fork(file, args, { execArgv: ['--import', 'tsx'] });
  try {
    return await new Promise<ClientFigures>((resolve, reject) => {
      client.on('message', (told: 'begun' | ClientFigures) => {
        if (told === 'begun') onBegun();
        else resolve(told);
      });
      client.once('exit', (code) => reject(new Error(`the client ended with ${code}`)));
    });
  } finally {
    client.kill();
  }
}
