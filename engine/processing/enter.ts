import type { ExecutableElement, ExecutableFlow } from '../model/executable.ts';
import type { ElementInstanceKey, ElementInstanceRecord, ElementType, PendingTrigger } from '../records.ts';
import type { Scope } from '../state/scope.ts';
import type { Processing } from './processing.ts';

export interface EnterOptions {
  /** Number within a multi-instance body. */
  loopCounter?: number;
  /** The throw event that calls it as a compensation handler. */
  compensatesFor?: ElementInstanceKey;
  /** What the element was triggered by, when it is an event or event sub-process. */
  trigger?: PendingTrigger;
  /** Do not queue its activation: the caller activates it. */
  quiet?: boolean;
}

function typeOf(element: ExecutableElement, inner: boolean): ElementType {
  return element.loop && !inner ? 'MULTI_INSTANCE_BODY' : element.type;
}

/** Creates an element instance inside a scope; its activation is queued. */
export function enter(
  p: Processing,
  parent: Scope,
  element: ExecutableElement,
  options: EnterOptions = {}
): Scope {
  const root = parent.root.record;
  const record: ElementInstanceRecord = {
    key: p.state.keys.next(),
    processInstanceKey: root.key,
    processDefinitionKey: root.processDefinitionKey,
    processDefinitionId: root.processDefinitionId,
    scopeKey: parent.record.key,
    elementId: element.id,
    elementName: element.name,
    type: typeOf(element, options.loopCounter !== undefined),
    state: 'ACTIVE',
    startDate: p.now(),
    endDate: null,
    tenantId: root.tenantId,
    calledProcessInstanceKey: null,
    loopCounter: options.loopCounter ?? 0,
    multiInstance: null,
    adHocEnd: null,
    compensatesFor: options.compensatesFor ?? null,
    phase: 'ACTIVATING',
    incidentKey: null,
    joins: null,
    interruptedBy: null,
    listener: null,
    compensable: null,
    pendingTrigger: options.trigger ?? null
  };
  const scope = p.state.instances.elementActivating(record, element, parent);
  if (!options.quiet) p.push('activate', scope);
  return scope;
}

/** Goes where a sequence flow leads: its target is entered, or a token waits for others at a joining gateway. */
export function follow(p: Processing, parent: Scope, flow: ExecutableFlow): void {
  const { target } = flow;
  const joining = target.incoming.length > 1;
  if (joining && target.type === 'PARALLEL_GATEWAY') joinParallel(p, parent, target, flow.id);
  else if (joining && target.type === 'INCLUSIVE_GATEWAY') arrive(p, parent, target, flow.id);
  else enter(p, parent, target);
}

function arrive(
  p: Processing,
  parent: Scope,
  gateway: ExecutableElement,
  flowId: string
): Record<string, number> {
  const joins = (parent.record.joins ??= {});
  const tokens = (joins[gateway.id] ??= {});
  tokens[flowId] = (tokens[flowId] ?? 0) + 1;
  p.state.instances.changed(parent);
  return tokens;
}

function joinParallel(p: Processing, parent: Scope, gateway: ExecutableElement, flowId: string): void {
  const tokens = arrive(p, parent, gateway, flowId);
  if (gateway.incoming.every((id) => (tokens[id] ?? 0) > 0)) join(p, parent, gateway);
}

/** Consumes one token of each incoming flow that has some, and enters the gateway. */
export function join(p: Processing, parent: Scope, gateway: ExecutableElement): void {
  const joins = parent.record.joins ?? {};
  const left = Object.entries(joins[gateway.id] ?? {})
    .map(([id, count]) => [id, count - 1] as const)
    .filter(([, count]) => count > 0);
  if (left.length > 0) joins[gateway.id] = Object.fromEntries(left);
  else delete joins[gateway.id];
  parent.record.joins = Object.keys(joins).length > 0 ? joins : null;
  p.state.instances.changed(parent);
  enter(p, parent, gateway);
}
