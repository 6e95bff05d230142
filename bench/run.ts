/**
 * `npm run bench [-- SECTION…] [--short] [--json FILE]`: figures beside those of a peer and of a bare loop, all from the
 * same run. Sections: throughput, rest, waiting, timers, messages, lists, hostile, start; all of them when none is named. `cluster`, beside
 * a real broker, runs only when it is named.
 */
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { cluster } from './sections/cluster.ts';
import { hostile } from './sections/hostile.ts';
import { lists } from './sections/lists.ts';
import { messages } from './sections/messages.ts';
import { rest } from './sections/rest.ts';
import { start } from './sections/start.ts';
import { throughput } from './sections/throughput.ts';
import { timers } from './sections/timers.ts';
import { waiting } from './sections/waiting.ts';
import { full, type Section, short, type Show } from './support/section.ts';

const usual: Record<string, Section> = {
  throughput,
  rest,
  waiting,
  timers,
  messages,
  lists,
  hostile,
  start
};
const sections: Record<string, Section> = { ...usual, cluster };

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'string' }, short: { type: 'boolean' } }
});
const chosen = positionals.length > 0 ? positionals : Object.keys(usual);
const unknown = chosen.find((name) => !Object.hasOwn(sections, name));
if (unknown !== undefined) {
  console.error(`No section "${unknown}"; there are: ${Object.keys(sections).join(', ')}`);
  process.exit(2);
}

const scale = options.short ? short : full;
const show: Show = (label, figure, beside = '') =>
  console.log(`${label.padEnd(66)}${figure.padStart(14)}  ${beside}`.trimEnd());

console.log(
  `Node ${process.version}, ${availableParallelism()} cores; medians of ${scale.rounds}; every commit flushed\n`
);
const report: Record<string, unknown> = { node: process.version, cores: availableParallelism(), scale };
for (const name of chosen) report[name] = await sections[name]!(scale, show);
if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(report, null, 2)}\n`);
process.exit(0);
