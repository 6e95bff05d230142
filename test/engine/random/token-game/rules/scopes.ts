import type { Game } from '../game.ts';
import { Trouble } from '../expressions.ts';
import { depart, finish } from '../flow.ts';
import { joinInclusive } from '../joins.ts';
import { mapIn, receive } from '../mappings.ts';
import type { Token } from '../token.ts';
import { openWaits } from '../waits.ts';
import type { Rule } from './rule.ts';

/** A process, sub-process or event sub-process: a token at its start event. */
export const scope: Rule = {
  enter(game, token) {
    mapIn(game, token);
    openWaits(game, token);
    token.stage = 'waiting';
    if (token.node.start) game.token(token.node.start, token).cause = token.cause;
  },
  leave(game, token) {
    depart(game, token);
    const { caller } = token;
    if (caller) {
      caller.called = null;
      giveBack(game, caller, token);
    }
  }
};

/** After something in a scope has ended: what took over begins, gateways open, or the scope is finished. */
export function lookAtScope(game: Game, token: Token): void {
  if (token.stage !== 'waiting') return;
  const { next } = token;
  if (next?.event.kind === 'StartEvent' && next.event.outer && token.children.size === 0) {
    token.next = null;
    game.token(next.event.outer, token).cause = next;
  }
  joinInclusive(game, token);
  if (token.children.size === 0 && token.joins.size === 0) finish(game, token);
}

interface Call {
  readonly processId: string;
  readonly propagateAllParentVariables: boolean;
  readonly propagateAllChildVariables: boolean;
}

const callOf = ({ node }: Token): Call => {
  const found = node.extension<Call>('calledElement');
  if (!found) throw new Error(`${node.id}: a call of nothing`);
  return found;
};

/** Another process, with variables of its own. */
export const call: Rule = {
  enter(game, token) {
    mapIn(game, token);
    const { processId, propagateAllParentVariables } = callOf(token);
    const process = game.processes.get(game.expressions.text(processId, (name) => token.read(name)));
    if (!process) throw new Trouble('CALLED_ELEMENT_ERROR');
    openWaits(game, token);
    token.stage = 'waiting';
    token.called = game.token(process, null);
    token.called.caller = token;
    const given = propagateAllParentVariables ? token.visible : Object.fromEntries(token.variables);
    for (const [name, value] of Object.entries(given)) token.called.variables.set(name, value);
  }
};

function giveBack(game: Game, caller: Token, called: Token): void {
  if (caller.stage === 'ending') {
    game.move('end', caller);
    return;
  }
  const hasOutputs =
    (caller.node.extension<{ outputParameters?: object[] }>('ioMapping')?.outputParameters ?? []).length > 0;
  if (callOf(caller).propagateAllChildVariables !== false || hasOutputs)
    receive(caller, Object.fromEntries(called.variables));
  finish(game, caller);
}
