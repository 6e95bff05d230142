import type { Flow } from '../diagram.ts';
import { Trouble } from '../expressions.ts';
import { depart } from '../flow.ts';
import type { Game } from '../game.ts';
import type { Token } from '../token.ts';
import { openWaits } from '../waits.ts';
import type { Rule } from './rule.ts';

/** The flows that may be taken: those whose condition holds, only the first where `only` says so; else the default. */
function choose(game: Game, token: Token, only: boolean): readonly Flow[] {
  const { outgoing } = token.node;
  if (outgoing.length === 0) return [];
  const chosen: Flow[] = [];
  for (const flow of outgoing.filter(({ isDefault }) => !isDefault)) {
    if (only && chosen.length > 0) break;
    const holds =
      flow.condition === null || game.expressions.truth(flow.condition, (name) => token.read(name));
    if (holds) chosen.push(flow);
  }
  if (chosen.length > 0) return chosen;
  const byDefault = outgoing.filter(({ isDefault }) => isDefault);
  if (byDefault.length === 0) throw new Trouble('CONDITION_ERROR');
  return byDefault;
}

/** Exactly one way. */
export const exclusive: Rule = {
  enter: (game, token) => depart(game, token, choose(game, token, true))
};

/** Every way whose condition holds. Its tokens were joined before one came here. */
export const inclusive: Rule = {
  enter: (game, token) => depart(game, token, choose(game, token, false))
};

/** All ways. Its tokens were joined before one came here. */
export const parallel: Rule = { enter: (game, token) => depart(game, token) };

/** The way of whichever event happens first; it leads to an event that has happened. */
export const race: Rule = {
  enter(game, token) {
    openWaits(game, token);
    token.stage = 'waiting';
  },
  leave(game, token) {
    const { next, scope } = token;
    const event = next && scope?.goesOn ? game.happened(next, scope) : null;
    depart(game, token, []);
    if (event) game.move('enter', event);
  }
};
