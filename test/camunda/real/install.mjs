import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const here = import.meta.dirname;
const leastJava = 21;
const downloadMs = 240_000;
const version = '8.8.21';
const jars = join(here, `../../../node_modules/.cache/real-engine-${version}`);

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

/** What this machine lacks to run the real engine, as a sentence; undefined when it has all. */
export function lacking() {
  if (!findJava()) return `No Java development kit ${leastJava} or newer.`;
  if (!existsSync(jars) && !works('mvn', ['--version'])) return 'No Maven to fetch the real engine with.';
  return undefined;
}

/** The class path of the real engine; the first time its jars (128 MB) are fetched from Maven Central. */
export function classPath() {
  if (!existsSync(jars)) {
    const incoming = `${jars}.incoming`;
    mkdirSync(incoming, { recursive: true });
    const { status, stdout } = spawnSync(
      'mvn',
      [
        '-B',
        '-q',
        '-f',
        join(here, 'pom.xml'),
        'dependency:copy-dependencies',
        `-DoutputDirectory=${incoming}`
      ],
      { encoding: 'utf8', timeout: downloadMs }
    );
    if (status !== 0) {
      rmSync(incoming, { recursive: true });
      throw new Error(`The real engine could not be fetched:\n${stdout}`);
    }
    renameSync(incoming, jars);
  }
  return join(jars, '*');
}
