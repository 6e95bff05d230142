import type { Game } from './game.ts';
import { endAllIn, finish } from './flow.ts';
import { receive } from './mappings.ts';
import type { Happening, Token } from './token.ts';
import { closeWaits } from './waits.ts';

/** An event that a token waits for happens to it. */
export function happen(game: Game, token: Token, happening: Happening): void {
  const { event } = happening;
  if (event === token.node) {
    receive(token, happening.variables);
    finish(game, token);
  } else if (event.kind === 'BoundaryEvent') atBorder(game, token, happening);
  else if (event.kind === 'StartEvent') inside(game, token, happening);
  else {
    token.next = happening;
    finish(game, token);
  }
}

function atBorder(game: Game, token: Token, happening: Happening): void {
  if (happening.event.interrupts) {
    token.next = happening;
    game.next('end', token);
  } else if (token.scope) game.token(happening.event, token.scope).cause = happening;
}

/** An event sub-process begins; an interrupting one once all else in the scope has ended. */
function inside(game: Game, scope: Token, happening: Happening): void {
  const { event } = happening;
  if (!event.outer) return;
  if (!event.interrupts) {
    game.token(event.outer, scope).cause = happening;
    return;
  }
  scope.isTakenOver = true;
  scope.next = happening;
  closeWaits(game, scope, ({ kind }) => kind === 'StartEvent');
  endAllIn(game, scope);
  game.next('look', scope);
}

/**
 * An error goes outward from a token until something catches it, out of a called process too: a boundary event of what it is in, or
 * an event sub-process beside it, rather one of its code than one of any. False when nothing does.
 */
export function throwError(
  game: Game,
  from: Token,
  code: string,
  variables: Happening['variables']
): boolean {
  for (let at: Token | null = from; at; at = at.scope ?? at.caller) {
    if (at.stage === 'ending') continue;
    const borders = at.number > 0 ? [] : at.node.boundaries;
    const starts = at.isBody || at.isTakenOver ? [] : at.node.eventStarts;
    const catching = [...borders, ...starts].filter(({ event }) => event === 'Error');
    const codeOf = (event: (typeof catching)[number]) => event.definition?.errorRef?.errorCode;
    const event =
      catching.find((one) => codeOf(one) === code) ?? catching.find((one) => codeOf(one) === undefined);
    if (!event) continue;
    happen(game, at, { event, variables });
    return true;
  }
  return false;
}
