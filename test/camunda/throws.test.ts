import { expect, test } from '@jest/globals';
import {
  boundary,
  element,
  end,
  error,
  escalation,
  flows,
  model,
  onError,
  onEscalation,
  service,
  start
} from '../support/bpmn.ts';
import { bothEngines } from './drive/both.ts';
import type { Driver } from './drive/driver.ts';

/** Errors and escalations where several are thrown at once, in what is taken over or left already, and where several events catch one. */
const roots = escalation('X', 'x') + escalation('Y', 'y') + error('EX', 'ex') + error('EY', 'ey');
const escalates = (id: string, ref: string) => element('endEvent', id, onEscalation(ref));
const fails = (id: string, ref: string) => element('endEvent', id, onError(ref));
const sub = (id: string, body: string) => element('subProcess', id, body);

const handler = (event: string, body: string, interrupting = true) =>
  element(
    'subProcess',
    'H',
    element('startEvent', 'HS', event, `isInterrupting="${interrupting}"`) + body,
    'triggeredByEvent="true"'
  );
const working = (event: string) => handler(event, service('W') + flows('HS -> W'));

/** Both at once. */
const fork = (a: string, b: string, more = '') =>
  start('S') + element('parallelGateway', 'F') + a + b + more + flows('S -> F', 'F -> A', 'F -> B');

const around = (inside: string, ...events: string[]) =>
  start() +
  sub('Sub', inside) +
  events.map((event, i) => event + end(`Caught${i}`) + flows(`Bd${i} -> Caught${i}`)).join('') +
  end() +
  flows('Start -> Sub', 'Sub -> End');

const nested = (inside: string, near: string, far: string) =>
  around(start('OS') + sub('In', inside) + near + service('N') + flows('OS -> In', 'Near -> N'), far);

const once = (thrower: string) => start('S') + thrower + flows('S -> A');
const [aX, bX, bY] = [escalates('A', 'X'), escalates('B', 'X'), escalates('B', 'Y')];
const onX = onEscalation('X');
const onY = onEscalation('Y');

const cases: Record<string, string> = {
  'again what takes over':
    start() + aX + flows('Start -> A') + handler(onX, escalates('T', 'X') + flows('HS -> T')),
  'the same twice at one border': around(fork(aX, bX), boundary('Bd0', 'Sub', onX)),
  'the same twice at one border that stays': around(fork(aX, bX), boundary('Bd0', 'Sub', onX, false)),
  'two at two borders': nested(fork(aX, bY), boundary('Near', 'In', onX), boundary('Bd0', 'Sub', onY)),
  'two errors at two borders': nested(
    fork(fails('A', 'EX'), fails('B', 'EY')),
    boundary('Near', 'In', onError('EX')),
    boundary('Bd0', 'Sub', onError('EY'))
  ),
  'the same twice, within and at the border': around(fork(aX, bX, working(onX)), boundary('Bd0', 'Sub', onX)),
  'one within, one at the border': around(fork(aX, bY, working(onX)), boundary('Bd0', 'Sub', onY)),
  'from what has taken over to the border': around(
    once(aX) + handler(onX, escalates('T', 'Y') + flows('HS -> T')),
    boundary('Bd0', 'Sub', onY)
  ),
  'from what has taken over to a border that stays': around(
    once(aX) + handler(onX, escalates('T', 'Y') + flows('HS -> T')),
    boundary('Bd0', 'Sub', onY, false)
  ),
  'an error from what has taken over': around(
    once(fails('A', 'EX')) + handler(onError('EX'), fails('T', 'EY') + flows('HS -> T')),
    boundary('Bd0', 'Sub', onError('EY'))
  ),
  'an escalation before an error': around(
    fork(fails('A', 'EX'), bX),
    boundary('Bd0', 'Sub', onX),
    boundary('Bd1', 'Sub', onError('EX'))
  ),
  'an error before an escalation': around(
    fork(aX, fails('B', 'EX')),
    boundary('Bd0', 'Sub', onX),
    boundary('Bd1', 'Sub', onError('EX'))
  ),
  'an escalation that two catch': around(once(aX) + working(onX), boundary('Bd0', 'Sub', onX)),
  'an error that two catch': around(
    once(fails('A', 'EX')) + working(onError('EX')),
    boundary('Bd0', 'Sub', onError('EX'))
  ),
  'two errors at what takes over': around(
    fork(fails('A', 'EX'), fails('B', 'EX'), working(onError('EX'))),
    boundary('Bd0', 'Sub', onError('EX'))
  )
};

const both = bothEngines();

/** Where all elements of a new instance stand, and what is wrong with them. */
async function outcome(engine: Driver, id: string, body: string): Promise<string[]> {
  await engine.deploy({ [`${id}.bpmn`]: model(body, { id, roots }) });
  await engine.start(id, {});
  const { elements, incidents } = await engine.observe();
  const root = elements.findLast(({ elementId }) => elementId === id);
  const inside = new Set([root?.key]);
  const ours = elements.filter(
    ({ key, scopeKey }) => inside.has(key) || (inside.has(scopeKey) && inside.add(key))
  );
  return [
    ...ours.map(({ elementId, state }) => `${elementId} ${state}`),
    ...incidents
      .filter(({ elementInstanceKey }) => inside.has(elementInstanceKey))
      .map(({ errorType, errorMessage }) => `${errorType} ${errorMessage}`)
  ].sort();
}

test.each(Object.entries(cases))(
  '%s',
  async (name, body) => {
    const id = `throws-${Object.keys(cases).indexOf(name)}`;
    const { real, embedded } = await both((engine) => outcome(engine, id, body));
    expect(real.length).toBeGreaterThan(4);
    expect(embedded).toEqual(real);
  },
  60_000
);
