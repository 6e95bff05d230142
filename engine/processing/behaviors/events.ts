import { evaluateText } from '../../feel/expression.ts';
import { Failure } from '../../feel/failure.ts';
import type { Scope } from '../../state/scope.ts';
import { openEventSubProcesses } from '../catch-events.ts';
import { compensate } from '../compensation.ts';
import { broadcastSignal } from '../broadcast-signal.ts';
import { happen } from '../enter-triggered.ts';
import { leave, leaveTo } from '../leave.ts';
import { applyInputs, localVariables } from '../mappings.ts';
import type { Processing } from '../processing.ts';
import { terminateChildren } from '../terminate.ts';
import { throwEscalation } from '../throw-escalation.ts';
import { letCatch } from '../find-catcher.ts';
import { errorCatcher } from '../throw-error.ts';
import { beginCompleting } from '../begin-completing.ts';
import type { ElementBehavior } from './behavior.ts';
import { activated, completeWith, completeWithOutputs, passThrough, prepare } from './common.ts';

/**
 * Events that were triggered when they are entered: start and boundary events. Once a start event is left, the event
 * sub-processes beside it can be triggered, by what its variables say.
 */
export const triggeredEvent: ElementBehavior = {
  activate(p, scope) {
    happen(p, scope);
    return undefined;
  },
  complete: (p, scope) =>
    completeWith(p, scope, () => {
      const { parent, element } = scope;
      const starts = element.type === 'START_EVENT' && parent;
      const failure = starts ? openEventSubProcesses(p, parent) : undefined;
      if (failure) return failure;
      leave(p, scope);
    })
};

/** Intermediate catch events; one behind an event-based gateway was triggered already. */
export const catchEvent: ElementBehavior = {
  activate(p, scope) {
    const failure = scope.record.pendingTrigger ? applyInputs(p, scope) : prepare(p, scope);
    if (failure) return failure;
    if (scope.record.pendingTrigger) happen(p, scope);
    else activated(p, scope);
    return undefined;
  },
  complete: completeWithOutputs
};

/** None throw and end events. */
export const passingEvent: ElementBehavior = { activate: passThrough, complete: completeWithOutputs };

/** Link throw events go on at the link catch event of the same name. */
export const linkThrowEvent: ElementBehavior = {
  activate: passThrough,
  complete(p, scope) {
    const { linkTarget } = scope.element;
    return linkTarget ? completeWith(p, scope, () => leaveTo(p, scope, linkTarget)) : undefined;
  }
};

/** Signal throw and end events: what they broadcast carries their local variables. */
export const signalThrowEvent: ElementBehavior = {
  activate(p, scope) {
    const failure = applyInputs(p, scope);
    if (failure) return failure;
    const name = signalName(p, scope);
    if (name instanceof Failure) return name;
    activated(p, scope);
    p.push('broadcast', scope);
    beginCompleting(p, scope);
    return undefined;
  },
  complete: completeWithOutputs
};

function signalName(p: Processing, scope: Scope): string | Failure {
  const { signal } = scope.element;
  return signal ? evaluateText(signal, p.lookup(scope)) : '';
}

/** Brings the signal of a throw event to all that wait for it. */
export function broadcast(p: Processing, scope: Scope): Failure | undefined {
  const name = signalName(p, scope);
  if (name instanceof Failure) return name;
  broadcastSignal(p, name, localVariables(scope));
  return undefined;
}

/** Escalation throw and end events: they go on unless what catches the escalation ends them. */
export const escalationThrowEvent: ElementBehavior = {
  activate(p, scope) {
    const failure = applyInputs(p, scope);
    if (failure) return failure;
    const code = scope.element.code ? evaluateText(scope.element.code, p.lookup(scope)) : '';
    if (code instanceof Failure) return code;
    activated(p, scope);
    if (!throwEscalation(p, scope, code)) beginCompleting(p, scope);
    return undefined;
  },
  complete: completeWithOutputs
};

/** Compensation throw and end events: they wait for the handlers that they call. */
export const compensationThrowEvent: ElementBehavior = {
  activate(p, scope) {
    const failure = applyInputs(p, scope);
    if (failure) return failure;
    activated(p, scope);
    if (compensate(p, scope) === 0) beginCompleting(p, scope);
    return undefined;
  },
  complete: completeWithOutputs
};

/** Error end events: what catches the error ends them. */
export const errorEndEvent: ElementBehavior = {
  activate(p, scope) {
    const failure = applyInputs(p, scope);
    if (failure) return failure;
    const code = scope.element.code ? evaluateText(scope.element.code, p.lookup(scope)) : '';
    if (code instanceof Failure) return code;
    const catcher = errorCatcher(p, scope, code);
    if (catcher instanceof Failure) return catcher;
    // Before it throws: what interrupts its scope forgets those that are not active yet.
    activated(p, scope);
    letCatch(p, catcher, null);
    return undefined;
  },
  complete: completeWithOutputs
};

/** Terminate end events: everything else in the scope ends, and the scope completes. */
export const terminateEndEvent: ElementBehavior = {
  activate: passThrough,
  complete(p, scope) {
    return completeWith(p, scope, () => {
      leave(p, scope);
      if (!scope.parent) return;
      terminateChildren(p, scope.parent);
      p.push('settle', scope.parent);
    });
  }
};
