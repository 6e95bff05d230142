import type { Section } from '../support/section.ts';
import { whole } from '../support/section.ts';
import { askers, deskList } from './desk-list.ts';
import { taskList } from './task-list.ts';
import { valueLookup } from './value-lookup.ts';

const who = {
  oneCase: 'one case',
  tenth: 'a tenth of all',
  all: 'all',
  undated: 'a tenth, undated'
} as const;

/** Lists among many open tasks: the engine's, and the desk's over HTTP; and one instance among as many, by a value. */
export const lists: Section = async ({ tasks, searches }, show) => {
  const engine = await taskList(tasks, searches);
  show(
    `20 newest of one group among ${whole(tasks)} tasks, p50 / p99 ms`,
    `${engine.p50.toFixed(2)} / ${engine.p99.toFixed(2)}`
  );
  const lookup = await valueLookup(tasks, searches);
  show(
    `The instance with a variable's value among ${whole(tasks)}, p50 / p99 ms`,
    `${lookup.p50.toFixed(2)} / ${lookup.p99.toFixed(2)}`
  );
  const desk = await deskList(tasks, Math.ceil(searches / 5));
  for (const asker of askers)
    show(
      `Desk's list over HTTP among ${whole(tasks)}, ${who[asker]}, p50 / p95 ms`,
      `${desk[asker].p50.toFixed(1)} / ${desk[asker].p95.toFixed(1)}`
    );
  return { engine, lookup, desk };
};
