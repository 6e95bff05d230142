import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { lacking } from '../test/camunda/real/install.mjs';
import { lacking as clusterLacks } from '../test/cluster/real/install.mjs';

/** Where the suites look for their real counterparts; each can be moved by an environment variable. */
const mariadb = () => new URL(process.env.MARIADB_URL ?? 'mysql://root@127.0.0.1:3306');
const chromium = () => process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

const reachable = ({ hostname, port }) =>
  new Promise((resolve) => {
    const socket = connect(Number(port || 3306), hostname);
    const answer = (yes) => {
      socket.destroy();
      resolve(yes);
    };
    socket.setTimeout(2000, () => answer(false));
    socket.once('connect', () => answer(true));
    socket.once('error', () => answer(false));
  });

const javaAndMaven = [
  'It runs on a Java development kit 21 or newer, and Maven fetches it:',
  'apt-get install -y openjdk-21-jdk-headless maven   (Debian 13, Ubuntu 24.04; Debian 12 has no such version)',
  'or put a kit of another source under /usr/lib/jvm or point JAVA_HOME at it.'
];

/** Suites whose counterpart may be absent: how to see it, and what to tell the one who lacks it. */
export const suites = {
  mariadb: {
    tests: 'test/mariadb',
    present: () => reachable(mariadb()),
    missing: [
      `No MariaDB answers at ${mariadb().host}.`,
      'Start one:  apt-get install -y mariadb-server && service mariadb start',
      'or point MARIADB_URL at one (mysql://user:password@host:port); the account must be able to create databases.'
    ]
  },
  durability: {
    tests: 'test/durability',
    present: () => reachable(mariadb()),
    missing: [
      `No MariaDB answers at ${mariadb().host}; engines are killed on both databases.`,
      'Start one:  apt-get install -y mariadb-server && service mariadb start'
    ]
  },
  browser: {
    tests: 'test/browser',
    present: async () => existsSync(chromium()),
    missing: [
      `No Chromium at ${chromium()}.`,
      'Install one:  apt-get install -y chromium fonts-noto-cjk',
      'or point CHROMIUM_PATH at one.'
    ]
  },
  camunda: {
    tests: 'test/camunda',
    present: async () => lacking() === undefined,
    missing: [lacking() ?? 'Nothing is missing for the real engine.', ...javaAndMaven]
  },
  cluster: {
    tests: 'test/cluster',
    present: async () => clusterLacks() === undefined && (await reachable(mariadb())),
    missing: [
      clusterLacks() ?? `A cluster can run, with a MariaDB at ${mariadb().host}.`,
      ...javaAndMaven,
      'The desk keeps its cases in MariaDB:  apt-get install -y mariadb-server && service mariadb start'
    ]
  }
};

/** Runs jest over the paths; answers its exit status. */
export function jest(args) {
  const { status } = spawnSync(
    process.execPath,
    ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js', ...args],
    { stdio: 'inherit' }
  );
  return status ?? 1;
}
