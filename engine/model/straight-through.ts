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
  const ways = endless(processes);
  for (const process of processes) {
    const starts = [...process.elements.values()].filter(({ type }) => working.has(type));
    const loop = starts.map((element) => loopFrom(element, ways)).find((path) => path !== undefined);
    if (loop) {
      problems.add(
        process.id,
        `Processes are not allowed to contain a straight-through processing loop: ${loop.map(({ id }) => id).join(' > ')}`
      );
    }
  }
}

type Ways = ReadonlyMap<ExecutableElement, readonly ExecutableElement[]>;

/** What follows what at once, without the elements from which every way comes to rest: most models have no others. */
function endless(processes: readonly ExecutableProcess[]): Ways {
  const elements = processes.flatMap((process) => [...process.elements.values()]);
  const next = new Map(elements.map((element) => [element, followers(element, processes)]));
  const before = new Map<ExecutableElement, ExecutableElement[]>();
  for (const [element, following] of next)
    for (const follower of following) before.set(follower, (before.get(follower) ?? []).concat(element));
  const open = new Map([...next].map(([element, following]) => [element, following.length]));
  const resting = elements.filter((element) => open.get(element) === 0);
  for (const element of resting) {
    next.delete(element);
    for (const earlier of before.get(element) ?? []) {
      const left = (open.get(earlier) ?? 0) - 1;
      open.set(earlier, left);
      if (left === 0) resting.push(earlier);
    }
  }
  return next;
}

/** The shortest way from an element back to itself, or undefined. */
function loopFrom(start: ExecutableElement, ways: Ways): ExecutableElement[] | undefined {
  const cameFrom = new Map<ExecutableElement, ExecutableElement>();
  const reached = [start];
  for (const element of reached) {
    for (const next of ways.get(element) ?? []) {
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, element);
      reached.push(next);
    }
    if (cameFrom.has(start)) break;
  }
  if (!cameFrom.has(start)) return undefined;
  const way = [start];
  for (let at = cameFrom.get(start); at && at !== start; at = cameFrom.get(at)) way.unshift(at);
  return [start, ...way];
}

/** What comes after an element at once; nothing where it waits. */
function followers(element: ExecutableElement, processes: readonly ExecutableProcess[]): ExecutableElement[] {
  if (!passing.has(element.type) || element.job) return [];
  if (element.type === 'SUB_PROCESS') return element.startEvent && !element.loop ? [element.startEvent] : [];
  if (element.type === 'CALL_ACTIVITY') {
    const id = element.call?.id;
    const called = processes.find((process) => !id?.isFeel && process.id === id?.text);
    return called?.root.startEvent ? [called.root.startEvent] : [];
  }
  const from = element.outgoing.length > 0 ? element : element.scope;
  return from?.outgoing.map(({ target }) => target) ?? [];
}
