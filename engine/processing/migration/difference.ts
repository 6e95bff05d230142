import type { ExecutableElement } from '../../model/executable.ts';
import type { Scope } from '../../state/scope.ts';

/** Why an active element cannot go on as another one: null when nothing that has been made for it would change. */
export function difference({ element }: Scope, target: ExecutableElement): string | null {
  const mapped = (what: string, before: string, after: string) =>
    `and ${what} '${before}' is mapped to an element with id '${target.id}' and different ${what} '${after}'. Elements must be mapped to elements of the same ${what}.`;
  for (const [what, read] of properties) {
    const [before, after] = [read(element), read(target)];
    if (before !== after) return mapped(what, before, after);
  }
  return null;
}

/** What must be the same, in Zeebe's order. */
const properties: readonly (readonly [string, (element: ExecutableElement) => string])[] = [
  ['type', ({ type, loop }) => (loop ? `${type} (multi-instance)` : type)],
  ['event type', ({ event }) => event],
  ['implementation', ({ job, userTask }) => (userTask ? 'zeebe user task' : job ? 'job worker' : 'none')],
  ['loop characteristics', ({ loop }) => (loop ? (loop.sequential ? 'sequential' : 'parallel') : 'none')]
];
