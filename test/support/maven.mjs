import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const leastJava = 21;
const downloadMs = 600_000;
const cache = join(import.meta.dirname, '../../node_modules/.cache');

const works = (command, args) => spawnSync(command, args, { stdio: 'ignore' }).status === 0;

/** The major version of a `java`, 0 where it does not run. */
function majorVersion(java) {
  const { stderr } = spawnSync(java, ['-version'], { encoding: 'utf8' });
  return Number(/version "(\d+)/.exec(stderr ?? '')?.[1] ?? 0);
}

/** The `java` of the newest development kit of this machine that is new enough, or undefined. Looks in `JAVA_HOME` and the system's folder. */
export function findJava() {
  const systemFolder = '/usr/lib/jvm';
  const homes = existsSync(systemFolder)
    ? readdirSync(systemFolder).map((name) => join(systemFolder, name))
    : [];
  const [newest] = [process.env.JAVA_HOME, ...homes]
    .filter((home) => home && existsSync(join(home, 'bin/javac')))
    .map((home) => join(home, 'bin/java'))
    .map((program) => ({ program, major: majorVersion(program) }))
    .filter(({ major }) => major >= leastJava)
    .sort((a, b) => b.major - a.major);
  return newest?.program;
}

/** Where what is fetched under a name is kept between runs. */
export const cached = (name) => join(cache, name);

/** What this machine lacks to run what is kept under these names, as a sentence; undefined when it has all. */
export function lacking(...names) {
  if (!findJava()) return `No Java development kit ${leastJava} or newer.`;
  if (!names.every((name) => existsSync(cached(name))) && !works('mvn', ['--version']))
    return 'No Maven to fetch the real engine with.';
  return undefined;
}

/**
 * The folder kept under a name; the first time a goal of Maven's dependency plugin fills it, wholly or not at all. Throws with what Maven
 * said when it cannot be fetched.
 */
export function fetched(name, goal) {
  const folder = cached(name);
  if (existsSync(folder)) return folder;
  const incoming = `${folder}.${process.pid}.incoming`;
  mkdirSync(incoming, { recursive: true });
  const { status, stdout } = spawnSync('mvn', ['-B', '-q', ...goal, `-DoutputDirectory=${incoming}`], {
    // Without a project Maven marks what it has unpacked below where it runs, and would not unpack it again.
    cwd: incoming,
    encoding: 'utf8',
    timeout: downloadMs
  });
  if (status !== 0) {
    rmSync(incoming, { recursive: true });
    throw new Error(`${name} could not be fetched:\n${stdout}`);
  }
  renameSync(incoming, folder);
  return folder;
}
