import { evaluateBoolean } from '../../feel/expression.ts';
import { Failure } from '../../feel/failure.ts';
import type { ExecutableFlow } from '../../model/executable.ts';
import type { Scope } from '../../state/scope.ts';
import { openCatchEvents } from '../catch-events.ts';
import { enter } from '../enter.ts';
import { happen } from '../enter-triggered.ts';
import { raiseIncident } from '../incidents.ts';
import { leave } from '../leave.ts';
import { applyInputs } from '../mappings.ts';
import type { Processing } from '../processing.ts';
import type { ElementBehavior } from './behavior.ts';
import { activated } from './common.ts';

const noFlow = 'Expected at least one condition to evaluate to true, or to have a default flow';

/** The flows whose condition holds; a flow without condition that is not the default always holds. */
function matching(p: Processing, scope: Scope, first: boolean): ExecutableFlow[] | Failure {
  const { outgoing, defaultFlow } = scope.element;
  if (outgoing.length === 0) return [];
  const lookup = p.lookup(scope);
  const chosen: ExecutableFlow[] = [];
  for (const flow of outgoing) {
    if (flow === defaultFlow) continue;
    const holds = flow.condition ? evaluateBoolean(flow.condition, lookup) : true;
    if (holds instanceof Failure) return holds;
    if (holds) chosen.push(flow);
    if (holds && first) break;
  }
  if (chosen.length > 0) return chosen;
  return defaultFlow ? [defaultFlow] : new Failure('CONDITION_ERROR', noFlow);
}

function choosing(first: boolean): ElementBehavior {
  return {
    activate(p, scope) {
      const flows = matching(p, scope, first);
      if (flows instanceof Failure) return flows;
      leave(p, scope, flows);
      return undefined;
    },
    complete: () => undefined
  };
}

/** Takes the first flow whose condition holds, else the default. */
export const exclusiveGateway = choosing(true);

/** Takes every flow whose condition holds, else the default. */
export const inclusiveGateway = choosing(false);

/** Takes all flows; joining has been done when it is entered. */
export const parallelGateway: ElementBehavior = {
  activate(p, scope) {
    leave(p, scope);
    return undefined;
  },
  complete: () => undefined
};

/** Waits for the first of the events behind it and enters that; as in Zeebe, the flow to it does not count as taken. */
export const eventBasedGateway: ElementBehavior = {
  activate(p, scope) {
    const failure = openCatchEvents(p, scope);
    if (failure) return failure;
    activated(p, scope);
    return undefined;
  },
  complete(p, scope) {
    const trigger = scope.record.pendingTrigger;
    const flow = scope.element.outgoing.find(({ target }) => target.id === trigger?.elementId);
    const { parent } = scope;
    if (!flow || !trigger || !parent) return undefined;
    const event = enter(p, parent, flow.target, { trigger, quiet: true });
    leave(p, scope, []);
    const failure = applyInputs(p, event);
    if (failure) raiseIncident(p, event, failure);
    else happen(p, event);
    return undefined;
  }
};
