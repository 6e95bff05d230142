import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findJava } from './install.mjs';

export interface ProgramOptions {
  /** What it is called in messages and its log file. */
  readonly name: string;
  /** Working folder, which gets the log. */
  readonly folder: string;
  /** A Java source file beside this one. */
  readonly source: string;
  readonly classPath: string;
  /** Options of the Java machine, e.g. `-Xmx1g`. */
  readonly machine: readonly string[];
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Answers with a status below 300 once it is ready. */
  readonly readyUrl: string;
}

/** A Java program of the cluster, ready. */
export interface Program {
  /** Ends it and waits until it is gone. */
  end(): Promise<void>;
}

const readyMs = 180_000;
const pauseMs = 200;
const endMs = 10_000;
const shownOfLog = 4_000;

const answers = async (url: string): Promise<boolean> => {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    await response.arrayBuffer();
    return response.status < 300;
  } catch {
    return false;
  }
};

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Starts a program and waits until it is ready. Throws with the end of its log when it is not; it is gone then. */
export async function startProgram(options: ProgramOptions): Promise<Program> {
  const { name, folder, source, classPath, machine, args, env, readyUrl } = options;
  const logFile = join(folder, `${name}.log`);
  const log = openSync(logFile, 'a');
  const child = spawn(
    findJava() ?? 'java',
    [...machine, '-cp', classPath, join(import.meta.dirname, source), ...args],
    { cwd: folder, env: { PATH: process.env.PATH ?? '', ...env }, stdio: ['pipe', log, log] }
  );
  closeSync(log);
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
  let failure: string | undefined;
  child.once('error', ({ message }) => (failure = message));
  child.once('exit', (code, signal) => (failure ??= `it ended with ${code ?? signal}`));
  child.stdin?.on('error', () => undefined);

  const end = async () => {
    child.stdin?.end();
    const killed = setTimeout(() => child.kill('SIGKILL'), endMs);
    await gone;
    clearTimeout(killed);
  };
  const deadline = performance.now() + readyMs;
  while (!(await answers(readyUrl))) {
    if (performance.now() > deadline) failure ??= `it did not answer at ${readyUrl} in time`;
    if (failure !== undefined) {
      await end();
      throw new Error(
        `${name} did not start: ${failure}\n${readFileSync(logFile, 'utf8').slice(-shownOfLog)}`
      );
    }
    await pause(pauseMs);
  }
  return { end };
}
