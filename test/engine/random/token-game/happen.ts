import type { Node } from './diagram.ts';
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
  } else if (token.scope) game.move('enter', game.happened(happening, token.scope));
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

/** What a throw event throws outward. */
type Thrown = 'Error' | 'Escalation';

/**
 * The token and the event that catch an error or an escalation which goes outward from a token, out of a called process too: an event sub-process
 * in what it is in, or a boundary event of that, rather one of its code than one of any. Nothing gets out of what is ending or taken over but into
 * the caller. Null when nothing catches it.
 */
function catching(from: Token, kind: Thrown, code: string): [Token, Node] | null {
  let at: Token | null = from;
  while (at) {
    const goesOn: boolean = at.stage !== 'ending' && !at.isTakenOver;
    const starts = at.isBody ? [] : at.node.eventStarts;
    const borders = at.isInnerOfLoop ? [] : at.node.boundaries;
    const events = [...starts, ...borders].filter(({ event }) => event === kind);
    const event =
      events.find((one) => codeOf(one) === code) ?? events.find((one) => codeOf(one) === undefined);
    if (event && (goesOn || kind === 'Escalation')) return [at, event];
    at = (goesOn && at.scope) || callerOf(at);
  }
  return null;
}

/** The call activity that has called the process of a token, unless it is ending. */
function callerOf(token: Token): Token | null {
  if (token.scope) return callerOf(token.scope);
  return token.caller?.stage === 'ending' ? null : token.caller;
}

/** Lets what was caught happen, where it still can. */
function happenToCatcher(game: Game, [at, event]: [Token, Node], variables: Happening['variables']): void {
  const isTaken = event.kind === 'StartEvent' && at.isTakenOver;
  if (at.stage !== 'ending' && !at.isLeft && !isTaken) happen(game, at, { event, variables });
}

/** The code of an error or escalation event; undefined where it stands for all. */
export const codeOf = ({ definition }: Node): string | undefined =>
  definition?.errorRef?.errorCode ?? definition?.escalationRef?.escalationCode;

/** Whether something catches an error. */
export const isCaught = (from: Token, code: string): boolean => catching(from, 'Error', code) !== null;

/** Lets an error happen to whatever catches it; false when nothing does. */
export function throwError(
  game: Game,
  from: Token,
  code: string,
  variables: Happening['variables']
): boolean {
  const caught = catching(from, 'Error', code);
  if (caught) happenToCatcher(game, caught, variables);
  return caught !== null;
}

/** Lets an escalation happen to whatever catches it; whether that keeps the thrower from going on. */
export function escalate(game: Game, from: Token, code: string): boolean {
  const caught = catching(from, 'Escalation', code);
  if (caught) happenToCatcher(game, caught, {});
  return caught?.[1].interrupts ?? false;
}

/** Brings the signal of a throw event, with what the event has of its own, to all that wait for it. */
export function announce(game: Game, token: Token): void {
  broadcast(game, signalOf(game, token), Object.fromEntries(token.variables));
}

/** The name of the signal of a throw event. */
export const signalOf = (game: Game, token: Token): string =>
  game.expressions.text(token.node.definition?.signalRef?.name ?? '', (name) => token.read(name));

/** Brings a signal to all that wait for it now. */
export function broadcast(game: Game, name: string, variables: Happening['variables']): void {
  for (const wait of [...game.waits]) {
    const { token, event, signal } = wait;
    if (signal === name && game.waits.has(wait) && token.isReady) happen(game, token, { event, variables });
  }
}
