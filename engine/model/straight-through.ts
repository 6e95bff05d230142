/** Refuses loops in which nothing ever waits, as Zeebe does: one that is entered would never come to rest. */
import type { ElementType } from '../records.ts';
import type { ExecutableElement, ExecutableProcess } from './executable.ts';
import type { Problems } from './problem.ts';

/** Elements that do something and go on at once. Loops of other elements alone are let through, as by Zeebe. */
const working: ReadonlySet<ElementType> = new Set([
  'TASK',
  'MANUAL_TASK',
  'SCRIPT_TASK',
  'CALL_ACTIVITY',
  'INTERMEDIATE_THROW_EVENT'
]);

const passing: ReadonlySet<ElementType> = new Set([
  ...working,
  'START_EVENT',
  'END_EVENT',
  'EXCLUSIVE_GATEWAY',
  'INCLUSIVE_GATEWAY',
  'PARALLEL_GATEWAY',
  'SUB_PROCESS'
]);

/** Adds a problem for each process of a file with such a loop; calls are followed into processes of the same file. */
export function checkStraightThrough(processes: readonly ExecutableProcess[], problems: Problems): void {
  for (const process of processes) {
    const starts = [...process.elements.values()].filter((element) => working.has(element.type));
    const loop = starts.map((element) => loopFrom(element, processes)).find((path) => path !== undefined);
    if (loop) {
      const way = loop.map(({ id }) => id).join(' > ');
      problems.add(
        process.id,
        `Processes are not allowed to contain a straight-through processing loop: ${way}`
      );
    }
  }
}

/** The shortest way from an element back to itself, or undefined. */
function loopFrom(
  start: ExecutableElement,
  processes: readonly ExecutableProcess[]
): ExecutableElement[] | undefined {
  const seen = new Set<ExecutableElement>();
  let ends: ExecutableElement[][] = [[start]];
  while (ends.length > 0) {
    const longer: ExecutableElement[][] = [];
    for (const way of ends) {
      for (const next of followers(way.at(-1), processes)) {
        if (next === start) return [...way, next];
        if (!seen.has(next)) longer.push([...way, next]);
        seen.add(next);
      }
    }
    ends = longer;
  }
  return undefined;
}

/** What comes after an element at once; nothing where it waits. */
function followers(
  element: ExecutableElement | undefined,
  processes: readonly ExecutableProcess[]
): ExecutableElement[] {
  if (!element || !passing.has(element.type) || element.job) return [];
  if (element.type === 'SUB_PROCESS') return element.startEvent && !element.loop ? [element.startEvent] : [];
  if (element.type === 'CALL_ACTIVITY') {
    const id = element.call?.id;
    const called = processes.find((process) => !id?.isFeel && process.id === id?.text);
    return called?.root.startEvent ? [called.root.startEvent] : [];
  }
  const from = element.outgoing.length > 0 ? element : element.scope;
  return from?.outgoing.map(({ target }) => target) ?? [];
}
