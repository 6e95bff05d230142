import { addDuration, parseDuration } from '../../../engine/processing/iso-duration.ts';

/** Prints when a duration after a time (arguments, in pairs) is over, as instants; its time zone is that of the process. */
const [, , ...given] = process.argv;
const over = Array.from({ length: given.length / 2 }, (_none, i) => {
  const duration = parseDuration(given[2 * i + 1] ?? '');
  if (!duration) throw new Error(`no duration: ${given[2 * i + 1]}`);
  return new Date(addDuration(Date.parse(given[2 * i] ?? ''), duration)).toISOString();
});
process.stdout.write(JSON.stringify(over));
