import type { Flow, Node } from './diagram.ts';
import type { Game } from './game.ts';
import { closeWaits } from './waits.ts';
import type { Token } from './token.ts';

/** A token has nothing more to wait for: it leaves when its turn comes. */
export function finish(game: Game, token: Token): void {
  token.stage = 'leaving';
  game.next('leave', token);
}

/** A token is through with its node and goes on by these flows: a new one for each. */
export function depart(game: Game, token: Token, flows: readonly Flow[] = token.node.outgoing): void {
  const { scope, undoesFor } = token;
  closeWaits(game, token);
  game.clear(token);
  token.stage = 'completed';
  if (!scope) return;
  scope.children.delete(token);
  remember(token, scope);
  const others = [...scope.children].some((other) => other.undoesFor === undoesFor);
  if (undoesFor?.stage === 'waiting' && !others) finish(game, undoesFor);
  for (const flow of scope.isBody ? [] : flows) take(game, scope, flow);
  game.move('look', scope);
}

/** What can be undone of a completed activity, the scope around it remembers. */
function remember({ node, done, isInnerOfLoop }: Token, scope: Token): void {
  const isOwn = !isInnerOfLoop && node.compensation !== undefined;
  if (!node.isEventSubProcess && (isOwn || done.length > 0)) scope.done.push({ node, inner: done, isOwn });
}

function take(game: Game, scope: Token, flow: Flow): void {
  const taken = game.taken.get(scope.root) ?? new Set();
  game.taken.set(scope.root, taken.add(flow.id));
  if (!scope.goesOn) return;
  const { to } = flow;
  const joins = to.incoming.length > 1 && (to.kind === 'ParallelGateway' || to.kind === 'InclusiveGateway');
  if (!joins) {
    game.token(to, scope);
    return;
  }
  const come = scope.joins.get(to) ?? new Map<Flow, number>();
  scope.joins.set(to, come.set(flow, (come.get(flow) ?? 0) + 1));
  if (to.kind === 'ParallelGateway' && to.incoming.every((incoming) => come.has(incoming)))
    join(game, scope, to);
}

/** One token of each flow that has any becomes one token at the gateway. */
export function join(game: Game, scope: Token, gateway: Node): void {
  const come = scope.joins.get(gateway);
  for (const [flow, count] of come ?? []) {
    if (count > 1) come?.set(flow, count - 1);
    else come?.delete(flow);
  }
  if (!come?.size) scope.joins.delete(gateway);
  game.token(gateway, scope);
}

/** Asks all tokens within to end, one after the other; what was to become of them is void. */
export function endAllIn(game: Game, scope: Token): void {
  scope.joins.clear();
  const entersNothing = scope.stage === 'ending' || scope.isTakenOver;
  for (const child of scope.children) {
    if (entersNothing && child.stage === 'entering' && !child.incident) game.withdraw(child);
    child.next = null;
  }
  if (scope.children.size > 0) game.next('end one', scope);
}

/** Asks the oldest token within to end that does not end yet; the others have their turns. */
export function endOneIn(game: Game, scope: Token): void {
  const [first, ...others] = [...scope.children].filter((child) => child.stage !== 'ending');
  if (!first) return;
  game.next('end', first);
  if (others.length > 0) game.next('end one', scope);
}

/** Begins to end a token and all within it, or goes on with it. */
export function end(game: Game, token: Token): void {
  if (token.isOver) return;
  if (token.stage !== 'ending') {
    token.stage = 'ending';
    closeWaits(game, token);
    game.clear(token);
    if (token.job) token.job.state = 'CANCELED';
    if (token.task) token.task.state = 'CANCELED';
    endAllIn(game, token);
    if (token.called) game.next('end', token.called);
  }
  if (token.children.size > 0 || token.called) return;
  token.stage = 'ended';
  const { scope, caller, next } = token;
  if (caller) {
    caller.called = null;
    if (caller.stage === 'ending') game.move('end', caller);
  }
  if (!scope) return;
  scope.children.delete(token);
  if (next && scope.stage === 'waiting') game.move('enter', game.happened(next, scope));
  game.move('look', scope);
}
