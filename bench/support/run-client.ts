import { fork } from 'node:child_process';
import { measureUsage, stepsPerSecond, type Usage } from './measure.ts';

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

/** In the client's process: repeats a step for `ms` after a warm-up of so many, then tells the parent and ends. */
export async function tellFigures(
  inFlight: number,
  ms: number,
  warmUp: number,
  step: () => Promise<void>,
  beforeEnd: () => void = () => undefined
): Promise<void> {
  let used = measureUsage();
  const { rate, count } = await stepsPerSecond(inFlight, ms, step, {
    steps: warmUp,
    then: () => {
      used = measureUsage();
      process.send!('begun');
    }
  });
  const figures: ClientFigures = { rate, count, usage: used() };
  beforeEnd();
  process.send!(figures, () => process.exit(0));
}
