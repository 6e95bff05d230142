import { jest, suites } from './suites.mjs';

/**
 * `node scripts/suite.mjs NAME`: one suite with its real counterpart, or how to get that. Under CI=true a counterpart must be there,
 * unless `SHOUMI_WITHOUT` names the suite, among others by blanks, because the system does not offer it.
 */
const name = process.argv[2];
const suite = suites[name];
if (await suite.present()) process.exit(jest([suite.tests, '--runInBand', ...process.argv.slice(3)]));
console.error(suite.missing.join('\n'));
if (process.env.CI === 'true' && !(process.env.SHOUMI_WITHOUT ?? '').split(' ').includes(name))
  process.exit(1);
console.error(`Skipped: ${name}.`);
