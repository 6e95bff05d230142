import { depart, endAllIn, finish } from '../flow.ts';
import { Trouble } from '../expressions.ts';
import { codeOf, escalate, isCaught, signalOf, throwError } from '../happen.ts';
import { linkTarget } from '../links.ts';
import { hasOutputs, mapIn, receive } from '../mappings.ts';
import type { Token } from '../token.ts';
import { openWaits } from '../waits.ts';
import { pass } from './tasks.ts';
import type { Rule } from './rule.ts';

/** A start event brings its variables to whoever wants them. */
export const start: Rule = {
  enter(game, token) {
    receive(token, token.cause?.variables ?? {});
    finish(game, token);
  }
};

/** An event that has happened when its token comes. What an error brings stays with the event. */
export const happened: Rule = {
  enter(game, token) {
    mapIn(game, token);
    keep(token);
    finish(game, token);
  }
};

/** A catch event; behind an event-based gateway it has happened. */
export const catching: Rule = {
  enter(game, token) {
    if (token.cause) {
      happened.enter(game, token);
      return;
    }
    mapIn(game, token);
    openWaits(game, token);
    token.stage = 'waiting';
  }
};

function keep(token: Token): void {
  for (const [name, value] of Object.entries(token.cause?.variables ?? {})) {
    token.variables.set(name, value);
    if (!hasOutputs(token) && token.node.event !== 'Error') token.scope?.write(name, value);
  }
}

/** The end event waits to be ended by what catches its error. */
export const errorEnd: Rule = {
  enter(game, token) {
    mapIn(game, token);
    const code = codeOf(token.node) ?? '';
    if (!isCaught(token, code)) throw new Trouble('UNHANDLED_ERROR_EVENT');
    token.stage = 'waiting';
    throwError(game, token, code, {});
  }
};

/** All that is beside it ends, and so does the scope. */
export const terminate: Rule = {
  enter: pass.enter,
  leave(game, token) {
    depart(game, token);
    if (!token.scope) return;
    endAllIn(game, token.scope);
    game.next('look', token.scope);
  }
};

/** The signal has its own turn; the event goes on. */
export const signal: Rule = {
  enter(game, token) {
    mapIn(game, token);
    signalOf(game, token);
    token.stage = 'waiting';
    game.next('announce', token);
    finish(game, token);
  }
};

/** The event goes on, unless what catches its escalation ends it. */
export const escalation: Rule = {
  enter(game, token) {
    mapIn(game, token);
    token.stage = 'waiting';
    if (!escalate(game, token, codeOf(token.node) ?? '')) finish(game, token);
  }
};

/** The token goes on at the other end of the link. */
export const link: Rule = {
  enter: pass.enter,
  leave(game, token) {
    const target = linkTarget(token.node);
    if (target && token.scope?.goesOn) game.token(target, token.scope);
    depart(game, token, []);
  }
};
