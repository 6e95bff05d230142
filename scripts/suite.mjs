import { jest, suites } from './suites.mjs';

/** `node scripts/suite.mjs NAME`: one suite with its real counterpart, or how to get that. */
const name = process.argv[2];
const suite = suites[name];
if (await suite.present()) process.exit(jest([suite.tests, '--runInBand', ...process.argv.slice(3)]));
console.error(suite.missing.join('\n'));
if (process.env.CI === 'true') process.exit(1);
console.error(`Skipped: ${name}.`);
