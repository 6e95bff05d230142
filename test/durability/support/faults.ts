import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';

/** What becomes of a system call: the process dies in it, or it fails with this error. */
export type Fault = 'KILL' | 'EIO' | 'ENOSPC';

export const faults: readonly Fault[] = ['KILL', 'EIO', 'ENOSPC'];
export const calls = ['fsync', 'fdatasync', 'write', 'pwrite64', 'rename', 'ftruncate'] as const;

/** The `nth` (from 1) of the calls of one name on these files. */
export interface Point {
  readonly files: readonly string[];
  readonly call: string;
  readonly nth: number;
}

/** A process whose system calls on some files are watched. */
export interface Watch {
  /** How often each call came, by name. */
  end(): Promise<ReadonlyMap<string, number>>;
}

/** How long strace may take to let go of a process. */
const letGoMs = 10_000;

const inject = ({ call, nth }: Point, fault: Fault): string =>
  `inject=${call}:${fault === 'KILL' ? 'signal=KILL' : `error=${fault}`}:when=${nth}`;

/** Resolves once strace has all threads of the process in its hands. Its output is read to the end: it dies where nobody does. */
function attached(strace: ChildProcess): Promise<void> {
  let said = '';
  return new Promise((resolve, reject) => {
    strace.stderr!.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
      if (/attached/.test(said)) resolve();
    });
    strace.once('exit', () => reject(new Error(`strace does not attach: ${said}`)));
  });
}

async function attach(
  pid: number,
  files: readonly string[],
  log: string,
  more: readonly string[]
): Promise<Watch> {
  const paths = files.flatMap((file) => ['-P', file]);
  const options = ['-f', '-p', String(pid), ...paths, '-e', `trace=${calls.join(',')}`, ...more, '-o', log];
  const strace = spawn('strace', options, { stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = once(strace, 'exit');
  await attached(strace);
  return {
    async end() {
      strace.kill('SIGINT');
      // strace waits for ever for a process that ends while it lets go of it.
      const stuck = setTimeout(() => strace.kill('SIGKILL'), letGoMs);
      await ended;
      clearTimeout(stuck);
      const counts = new Map<string, number>();
      for (const [, call = ''] of readFileSync(log, 'utf8').matchAll(/^\d+ +(\w+)\(/gm))
        counts.set(call, (counts.get(call) ?? 0) + 1);
      return counts;
    }
  };
}

/** Counts the calls of a process on files. */
export const watch = (pid: number, files: readonly string[], log: string): Promise<Watch> =>
  attach(pid, files, log, []);

/** Has a process meet a fault at a point. */
export const disturb = (pid: number, point: Point, fault: Fault, log: string): Promise<Watch> =>
  attach(pid, point.files, log, ['-e', inject(point, fault)]);

/** Why no system call can be disturbed here; undefined when they can. */
export function whyNot(): string | undefined {
  const { error, status, stderr } = spawnSync('strace', ['-f', '-o', '/dev/null', process.execPath, '-v'], {
    encoding: 'utf8'
  });
  if (error) return 'There is no strace: apt-get install -y strace';
  return status === 0 ? undefined : `strace may not trace processes here (ptrace): ${stderr.trim()}`;
}
