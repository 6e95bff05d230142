import { finish } from '../flow.ts';
import type { Game } from '../game.ts';
import { mapIn } from '../mappings.ts';
import type { Done, Token } from '../token.ts';
import type { Rule } from './rule.ts';

/**
 * Everything that was completed in its scope is undone, or the one activity that the event names; the event waits for it. In an event
 * sub-process the scope around that counts too. What is undone is undone once.
 */
export const compensation: Rule = {
  enter(game, token) {
    mapIn(game, token);
    token.stage = 'waiting';
    const { scope } = token;
    const around = scope?.node.isEventSubProcess ? [scope, scope.scope] : [scope];
    const wanted = token.node.definition?.activityRef?.id;
    const events = around.flatMap((each) => (each ? takeDone(each, wanted) : [])).flatMap(undoable);
    for (const { event, undo } of events) {
      if (!scope || !event || !undo) continue;
      passed(game, scope, event);
      game.token(undo, scope).undoesFor = token;
    }
    if (events.length === 0) finish(game, token);
  }
};

function takeDone(scope: Token, wanted: string | undefined): readonly Done[] {
  const taken = scope.done.filter(({ node }) => wanted === undefined || node.id === wanted);
  scope.done = scope.done.filter((done) => !taken.includes(done));
  return taken;
}

/** The compensation events of an activity and of those within it, with what they call. */
function undoable({
  node,
  inner,
  isOwn
}: Done): { event: Done['node'] | undefined; undo: Done['node'] | null }[] {
  const event = node.compensation;
  return [...(isOwn ? [{ event, undo: event?.undo ?? null }] : []), ...inner.flatMap(undoable)];
}

/** The event happens and is over at once. */
function passed(game: Game, scope: Token, event: Done['node']): void {
  const token = game.token(event, scope);
  token.stage = 'completed';
  scope.children.delete(token);
}
