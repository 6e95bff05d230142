import { between, event } from './around.ts';
import {
  boundary,
  element,
  end,
  error,
  escalation,
  flows,
  message,
  model,
  service,
  signal,
  start
} from '../../support/bpmn.ts';

/** What catches and throws, around a task W. */
export const m = message('M', 'm', '=k');
export const s = signal('S1', 's');
export const roots =
  m +
  message('M2', 'm', '=k') +
  s +
  signal('S2', 's') +
  error('E', 'e') +
  error('E2', 'e') +
  escalation('X', 'x') +
  escalation('X2', 'x');
export const throws = (given: string, more = '', ...ext: string[]) =>
  event('intermediateThrowEvent', given, more, ...ext);
export const catches = (given: string, more = '') => event('intermediateCatchEvent', given, more);
export const bounds = (...events: string[]) =>
  model(
    start() + service('W') + events.map((each, i) => each + end(`C${i}`)).join('') + flows('Start -> W'),
    { roots }
  );
export const bound = (given: string, interrupting = true, id = 'T') => boundary(id, 'W', given, interrupting);
export const twice = (a: string, b: string, interrupting = true) =>
  bounds(bound(a, interrupting, 'B'), bound(b, interrupting));
export const handler = (id: string, content: string, more = '') =>
  element(
    'subProcess',
    id,
    element('startEvent', `${id}S`, content, more) + end(`${id}E`) + flows(`${id}S -> ${id}E`),
    'triggeredByEvent="true"'
  );
export const handled = (...handlers: string[]) =>
  model(start() + end() + flows('Start -> End') + handlers.join(''), { roots });
export const begins = (...starts: string[]) =>
  model(starts.map((each, i) => each + end(`E${i}`)).join(''), { roots });
export const beginning = (content: string, id = 'T') => element('startEvent', id, content);
export const nested = (inside: string, given = roots) =>
  between(element('subProcess', 'T', inside), { roots: given });
export const timer = (kinds: string) => `<bpmn:timerEventDefinition>${kinds}</bpmn:timerEventDefinition>`;
export const kind = (tag: string, text: string) =>
  `<bpmn:${tag} xsi:type="bpmn:tFormalExpression">${text}</bpmn:${tag}>`;
export const conditional = '<bpmn:terminateEventDefinition />';
