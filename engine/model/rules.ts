/** What Zeebe refuses at deployment, beyond what reading single elements shows. One function per rule. */
import type { ExecutableElement, ExecutableProcess } from './executable.ts';
import type { Problems } from './problem.ts';

type Rule = (element: ExecutableElement, problems: Problems) => void;

const rules: Rule[] = [
  conditionsOfGateway,
  conditionsOnlyAtGateways,
  eventBasedGateway,
  startEvents,
  eventSubProcess,
  boundaryEvents,
  conditionalStarts,
  endEvents,
  links,
  listeners,
  compensationEvents,
  compensationHandlers,
  adHocSubProcess
];

/** Applies every rule to every element of a process. */
export function checkProcess(process: ExecutableProcess, problems: Problems): void {
  for (const element of process.elements.values()) for (const rule of rules) rule(element, problems);
}

function conditionsOfGateway(element: ExecutableElement, problems: Problems): void {
  if (element.type !== 'EXCLUSIVE_GATEWAY' && element.type !== 'INCLUSIVE_GATEWAY') return;
  if (element.outgoing.length < 2) return;
  for (const flow of element.outgoing) {
    if (!flow.condition && flow !== element.defaultFlow) {
      problems.add(flow.id, 'Must have a condition or be default flow');
    }
  }
}

function conditionsOnlyAtGateways({ id, type, outgoing }: ExecutableElement, problems: Problems): void {
  if (type === 'EXCLUSIVE_GATEWAY' || type === 'INCLUSIVE_GATEWAY') return;
  if (outgoing.some(({ condition }) => condition))
    problems.add(id, 'Conditional sequence flows are only supported at exclusive or inclusive gateway');
}

function eventBasedGateway(element: ExecutableElement, problems: Problems): void {
  if (element.type !== 'EVENT_BASED_GATEWAY') return;
  if (element.outgoing.length < 2)
    problems.add(element.id, 'Event-based gateway must have at least 2 outgoing sequence flows.');
  caughtOnce([...new Set(element.outgoing.map(({ target }) => target))], problems);
  for (const { target } of element.outgoing) {
    const waits = target.type === 'INTERMEDIATE_CATCH_EVENT' && target.event !== 'link';
    if (!waits)
      problems.add(
        element.id,
        'Event-based gateway must not have an outgoing sequence flow to other elements than message, timer, signal or conditional intermediate catch events.'
      );
    if (waits && target.incoming.length > 1) {
      problems.add(
        target.id,
        'A catch event after an event-based gateway must have no other incoming sequence flow.'
      );
    }
  }
}

function startEvents(element: ExecutableElement, problems: Problems): void {
  if (element.type !== 'PROCESS' && element.type !== 'SUB_PROCESS') return;
  const starts = element.children.filter((child) => child.type === 'START_EVENT');
  const none = starts.filter((start) => start.event === 'none');
  if (none.length > 1) problems.add(element.id, 'Multiple none start events are not allowed');
  if (starts.length === 0) problems.add(element.id, 'Must have at least one start event');
  if (element.type === 'SUB_PROCESS' && (none.length !== 1 || starts.length !== 1)) {
    problems.add(element.id, 'A sub-process must have exactly one none start event');
  }
  if (element.type === 'PROCESS' && starts.some(isCodeEvent)) {
    problems.add(element.id, 'An error or escalation start event is allowed only in an event sub-process');
  }
}

const isCodeEvent = ({ event }: ExecutableElement) => event === 'error' || event === 'escalation';

function eventSubProcess(element: ExecutableElement, problems: Problems): void {
  if (element.type !== 'EVENT_SUB_PROCESS') return;
  const starts = element.children.filter((child) => child.type === 'START_EVENT');
  if (starts.length !== 1) problems.add(element.id, 'An event sub-process must have exactly one start event');
  if (starts.some((start) => start.event === 'none')) {
    problems.add(
      element.id,
      'Start events in event subprocesses must be one of: message, timer, signal, conditional, error, escalation'
    );
  }
  if (element.scope?.type === 'AD_HOC_SUB_PROCESS' && starts.some(({ interrupting }) => interrupting))
    problems.add(element.id, 'An interrupting event subprocess is not allowed inside an ad-hoc subprocess');
  if (element.incoming.length > 0 || element.outgoing.length > 0) {
    problems.add(element.id, 'An event sub-process must have no sequence flows');
  }
}

function boundaryEvents(element: ExecutableElement, problems: Problems): void {
  if (element.type === 'BOUNDARY_EVENT' && element.incoming.length > 0) {
    problems.add(element.id, 'A boundary event must have no incoming sequence flow');
  }
  const starts =
    element.type === 'PROCESS' ? element.children.filter(({ type }) => type === 'START_EVENT') : [];
  for (const events of [element.boundaries, element.eventSubProcessStarts, starts])
    caughtOnce(events, problems);
  const own = element.type === 'RECEIVE_TASK' ? element.message?.name.text : undefined;
  if (own !== undefined && element.boundaries.some(({ message }) => message?.name.text === own))
    problems.add(element.id, 'Cannot reference the same message name as a boundary event');
  const isScope =
    element.attachedTo?.type === 'CALL_ACTIVITY' || element.attachedTo?.type.endsWith('SUB_PROCESS');
  if (element.attachedTo && element.event === 'escalation' && !isScope)
    problems.add(
      element.id,
      'An escalation boundary event should only be attached to a subprocess, or a call activity.'
    );
}

function caughtOnce(events: readonly ExecutableElement[], problems: Problems): void {
  const seen = new Set<string>();
  for (const event of events) {
    const caught = caughtBy(event);
    if (caught !== null && seen.has(caught))
      problems.add(event.id, `Another event catches the ${caught} here already`);
    if (caught !== null) seen.add(caught);
  }
}

/** What only one event of an activity or scope may catch. */
function caughtBy({ event, code, message, signal }: ExecutableElement): string | null {
  if (event === 'error' || event === 'escalation') return `${event} code '${code?.text ?? 'any'}'`;
  if (message) return `message '${message.name.text}'`;
  return signal ? `signal '${signal.text}'` : null;
}

/** An evaluation of conditions starts one instance for each that holds; the same one twice would start two. */
function conditionalStarts(element: ExecutableElement, problems: Problems): void {
  if (element.type !== 'PROCESS') return;
  const seen = new Set<string>();
  for (const { type, id, condition } of element.children) {
    if (type !== 'START_EVENT' || !condition) continue;
    const { text } = condition.expression;
    if (seen.has(text)) problems.add(id, `Another start event has the condition '${text}' already`);
    seen.add(text);
  }
}

function endEvents(element: ExecutableElement, problems: Problems): void {
  if (element.type === 'END_EVENT' && element.outgoing.length > 0)
    problems.add(element.id, 'End event must not have outgoing sequence flows');
}

function links(element: ExecutableElement, problems: Problems): void {
  const { type, link, linkTarget, scope } = element;
  if (link === null) return;
  if (type === 'INTERMEDIATE_THROW_EVENT' && !linkTarget)
    problems.add(element.id, `No link catch event with the name '${link}' in the same scope`);
  const first = scope?.children.find(
    (child) => child.type === 'INTERMEDIATE_CATCH_EVENT' && child.link === link
  );
  if (type === 'INTERMEDIATE_CATCH_EVENT' && first !== element)
    problems.add(element.id, `Another link catch event has the name '${link}' already`);
}

function listeners(
  { id, type, event, startListeners, endListeners }: ExecutableElement,
  problems: Problems
): void {
  const noStart = type === 'START_EVENT' || type === 'BOUNDARY_EVENT';
  const noEnd = type.endsWith('_GATEWAY') || (type === 'END_EVENT' && event === 'error');
  const what = type.toLowerCase().replaceAll('_', ' ');
  if (noStart && startListeners.length > 0)
    problems.add(id, `Execution listeners of type 'start' are not supported by a ${what}`);
  if (noEnd && endListeners.length > 0)
    problems.add(id, `Execution listeners of type 'end' are not supported by a ${what}`);
}

function compensationEvents(element: ExecutableElement, problems: Problems): void {
  const { event, type, compensates, compensationHandler, startListeners, endListeners } = element;
  if (event !== 'compensation') return;
  if (type === 'BOUNDARY_EVENT') {
    if (!compensationHandler?.forCompensation || element.outgoing.length > 0)
      problems.add(
        element.id,
        'A compensation boundary event must be associated with a compensation handler and have no outgoing sequence flows'
      );
    if (!element.interrupting) problems.add(element.id, 'Non-Interrupting event of this type is not allowed');
    if (startListeners.length + endListeners.length > 0)
      problems.add(element.id, 'Execution listeners are not supported by a compensation boundary event');
  } else if (compensates) compensatedActivity(element, compensates, problems);
}

function compensatedActivity(
  element: ExecutableElement,
  activity: ExecutableElement,
  problems: Problems
): void {
  const compensable = activity.boundaries.some((event) => event.event === 'compensation');
  if (!compensable && activity.type !== 'SUB_PROCESS')
    problems.add(
      element.id,
      `The compensated activity '${activity.id}' must have a compensation boundary event or be a sub-process`
    );
  const around = element.scope?.type === 'EVENT_SUB_PROCESS' ? element.scope.scope : null;
  if (activity.scope !== element.scope && activity.scope !== around)
    problems.add(element.id, `The compensated activity '${activity.id}' must be in the same scope`);
}

function compensationHandlers(element: ExecutableElement, problems: Problems): void {
  if (!element.forCompensation) return;
  if (element.incoming.length > 0 || element.outgoing.length > 0)
    problems.add(element.id, 'A compensation handler must have no sequence flows');
  if (element.boundaries.length > 0)
    problems.add(element.id, 'A compensation handler must have no boundary events');
}

function adHocSubProcess({ id, type, children }: ExecutableElement, problems: Problems): void {
  if (type !== 'AD_HOC_SUB_PROCESS') return;
  if (children.length === 0) problems.add(id, 'Must have at least one activity');
  for (const child of children)
    if (child.type === 'START_EVENT' || child.type === 'END_EVENT')
      problems.add(id, 'An ad-hoc sub-process must not contain a start event or an end event');
}
