import { Trouble } from './expressions.ts';
import { depart, end, endOneIn } from './flow.ts';
import type { Game, Step } from './game.ts';
import { announce, happen } from './happen.ts';
import { beginOne, collect, enterBody, leaveBody, lookAtBody } from './loops.ts';
import { mapOut, receive } from './mappings.ts';
import { ruleOf } from './rules/index.ts';
import { lookAtScope } from './rules/scopes.ts';
import type { Token, Wait } from './token.ts';
import { timerOf } from './waits.ts';

/** Moves tokens until all of them wait for somebody else. */
export function playOn(game: Game): void {
  game.move = (what, token) => {
    try {
      moves[what](game, token);
    } catch (error) {
      if (!(error instanceof Trouble)) throw error;
      game.raise(token, error.type);
    }
  };
  for (let step = game.takeStep(); step; step = game.takeStep()) game.move(step.what, step.token);
}

const moves: Record<Step['what'], (game: Game, token: Token) => void> = {
  enter(game, token) {
    if (token.stage !== 'entering') return;
    if (token.isBody) enterBody(game, token);
    else ruleOf(token.node).enter(game, token);
  },
  leave(game, token) {
    if (token.stage !== 'leaving' || token.scope?.stage === 'ending') return;
    if (token.isBody) {
      leaveBody(game, token);
      return;
    }
    if (token.answer) receive(token, token.answer);
    token.answer = null;
    mapOut(game, token);
    collect(game, token);
    const { leave } = ruleOf(token.node);
    if (leave) leave(game, token);
    else depart(game, token);
  },
  end,
  'end one': endOneIn,
  'begin one': beginOne,
  announce,
  look(game, token) {
    if (token.stage === 'ending') end(game, token);
    else if (token.isBody) lookAtBody(game, token);
    else if (token.node.inner.length > 0) lookAtScope(game, token);
  }
};

/** The interval as it is told now; null when it can be told no more. */
function intervalOf(game: Game, { token, event }: Wait): number | null {
  try {
    return timerOf(game, token, event).every;
  } catch (error) {
    if (error instanceof Trouble) return null;
    throw error;
  }
}

/** Lets time pass until `instant`: timers fire in the order in which they are due, at the new time. */
export function passTime(game: Game, instant: number): void {
  game.now = instant;
  for (;;) {
    const due = [...game.waits].filter(({ timer }) => timer && timer.dueAt <= instant);
    const [first] = due.sort((a, b) => (a.timer?.dueAt ?? 0) - (b.timer?.dueAt ?? 0));
    if (!first?.timer) return;
    if (first.timer.left > 1) first.timer.left--;
    else if (first.timer.left >= 0) game.waits.delete(first);
    first.timer.every = intervalOf(game, first) ?? first.timer.every;
    first.timer.dueAt = Math.max(first.timer.dueAt + first.timer.every, game.now);
    if (first.token.isReady) happen(game, first.token, { event: first.event, variables: {} });
    playOn(game);
  }
}
