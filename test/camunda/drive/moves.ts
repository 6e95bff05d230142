import { Instances } from '../../../engine/state/instances.ts';
import type { Scope } from '../../../engine/state/scope.ts';
import type { ObservedMove } from './observed.ts';

/** The engine's book of instances, as far as it is listened to. */
type Book = Pick<Instances, 'phaseChanged' | 'ended' | 'sequenceFlowTaken'>;

/**
 * Listens to the book in which an embedded engine of this process notes what becomes of its element instances: what comes back grows
 * as they move. `stop` ends it. For one engine at a time.
 */
export function listenToMoves(): { readonly moves: ObservedMove[]; stop(): void } {
  const book: Book = Instances.prototype;
  const { phaseChanged, ended, sequenceFlowTaken } = book;
  const moves: ObservedMove[] = [];
  const active = new WeakSet<Scope>();
  const activated = (scope: Scope) => {
    if (active.has(scope)) return;
    active.add(scope);
    moves.push({ instanceKey: scope.root.key, what: `activated ${idOf(scope)}` });
  };
  book.phaseChanged = function (this: Instances, scope, phase) {
    if (phase === 'ACTIVATED' || phase === 'COMPLETING') activated(scope);
    phaseChanged.call(this, scope, phase);
  };
  book.ended = function (this: Instances, scope, state, now) {
    if (state === 'COMPLETED') activated(scope);
    moves.push({ instanceKey: scope.root.key, what: `${state.toLowerCase()} ${idOf(scope)}` });
    ended.call(this, scope, state, now);
  };
  book.sequenceFlowTaken = function (this: Instances, scope, flowId) {
    moves.push({ instanceKey: scope.root.key, what: `took ${flowId}` });
    sequenceFlowTaken.call(this, scope, flowId);
  };
  return { moves, stop: () => void Object.assign(book, { phaseChanged, ended, sequenceFlowTaken }) };
}

const idOf = (scope: Scope): string =>
  scope.isProcess() ? scope.record.processDefinitionId : scope.element.id;
