import { afterEach, describe, expect, it } from '@jest/globals';
import { controlledClock } from '../../../engine/clock/controlled-clock.ts';
import { createEngine, type Engine } from '../../../engine/engine.ts';
import type { Clock, ControlledClock, EngineStore } from '../../../engine/ports.ts';
import { ask } from '../../../engine/testing/ask.ts';
import { silentLogger } from '../../../engine/testing/silent-logger.ts';
import { boundary, element, end, flows, model, onTimer, service, start } from '../../support/bpmn.ts';
import { type JumpCase, jumpCases } from './jump-cases.ts';

/** A database for one engine at a time. */
export interface Place {
  open(): EngineStore | Promise<EngineStore>;
  remove(): Promise<void>;
}

const leap = 48 * 3_600_000;
const at = (text: string) => Date.parse(text);

/** How the clock comes to the end: what it is set to, and how often the timer has fired in all by then. */
const ways: Record<string, (played: JumpCase) => (readonly [time: number, rung: number])[]> = {
  'at one leap': ({ until, atOneLeap }) => [[at(until), atOneLeap]],
  'from time to time, and back by 48 hours': ({ due }) =>
    due.flatMap((text, index) =>
      [at(text), at(text) - leap, at(text)].map((time) => [time, index + 1] as const)
    ),
  'by leaps of 48 hours on and back': ({ from, until, due }) => {
    // Of several times, leaps would pass over some.
    const [only = '', ...others] = due;
    if (others.length > 0) return [];
    const [first, last] = [at(from), at(until)];
    const times = [
      ...leaps(first, last).flatMap((time) => [time, time - leap, Math.min(time + leap, last), time]),
      last
    ];
    let latest = first;
    return [...times, last - leap, last].map((time) => {
      latest = Math.max(latest, time);
      return [time, Number(at(only) <= latest)] as const;
    });
  }
};

/** The times between: a few of a long while. */
function leaps(from: number, until: number): number[] {
  const step = Math.max(1, Math.ceil((until - from) / leap / 4)) * leap;
  return Array.from({ length: Math.floor((until - from) / step) }, (_none, i) => from + (i + 1) * step);
}

const ringing = service('Ring') + end();
const ring = flows('Timer -> Ring', 'Ring -> End');

/** The same timer beside a task, and at the start of a process. */
const models: Record<string, (timer: JumpCase['timer']) => string> = {
  'beside a task': (timer) =>
    model(
      start() +
        service('Work') +
        boundary('Timer', 'Work', onTimer(...timer), false) +
        ringing +
        element('endEvent', 'Done') +
        flows('Start -> Work', 'Work -> Done') +
        ring
    ),
  'at a start': (timer) => model(element('startEvent', 'Timer', onTimer(...timer)) + ringing + ring)
};

/** Plays every timer on a database; `stops`: whether the engine is stopped while the clock is set. */
export function describeClockJumps(
  database: string,
  newPlace: () => Promise<Place>,
  stops: readonly boolean[] = [false, true]
): void {
  describe(`timers over jumps of the clock on ${database}`, () => {
    let place: Place;
    let site: Site;
    afterEach(async () => {
      await site.close();
      await place.remove();
    });
    const plays = jumpCases.flatMap((played) =>
      Object.entries(ways).flatMap(([way, through]) => {
        const stages = through(played);
        return stages.length === 0
          ? []
          : stops.map((restarts) => [played.name, way, restarts, played, stages] as const);
      })
    );
    it.each(plays)('%s, %s, stopped meanwhile: %s', async (_name, _way, restarts, played, stages) => {
      place = await newPlace();
      site = await Site.open(place, at(played.from), restarts);
      for (const [where, write] of Object.entries(models)) {
        if (where === 'at a start' && played.timer[0] === 'timeDuration') continue;
        await site.begin(where, write(played.timer));
      }
      const begun = site.places;
      for (const [time, rung] of stages) {
        await site.setClock(time);
        expect(await site.rung()).toBe(rung * begun);
      }
    });
  });
}

/** What is due when an engine starts has fired once it has answered. */
export const nothing = { type: 'BroadcastSignal', signalName: 'nothing' } as const;

/** An engine whose clock is set: by a command, or as a machine's is while the engine is stopped. */
class Site {
  places = 0;
  #rung = 0;

  constructor(
    readonly place: Place,
    readonly machine: ControlledClock,
    /** The machine's, which the engine can read only, or one that it can set. */
    readonly clock: Clock,
    public store: EngineStore,
    public engine: Engine
  ) {}

  static async open(place: Place, from: number, stops: boolean): Promise<Site> {
    const machine = controlledClock(from);
    const { now, schedule, delay, elapsed } = machine;
    const clock = stops ? { now, schedule, delay, elapsed } : machine;
    const store = await place.open();
    const engine = await createEngine({ store, clock, logger: silentLogger });
    return new Site(place, machine, clock, store, engine);
  }

  /** Deploys a process; one that does not begin by its timer is started. */
  async begin(where: string, xml: string): Promise<void> {
    const id = `p${++this.places}`;
    const content = xml.replace('<bpmn:process id="p"', `<bpmn:process id="${id}"`);
    await ask(this.engine, { type: 'DeployResources', resources: [{ name: `${id}.bpmn`, content }] });
    if (where === 'beside a task')
      await ask(this.engine, { type: 'CreateProcessInstance', processDefinitionId: id, variables: {} });
  }

  async setClock(timestamp: number): Promise<void> {
    if (this.clock === this.machine) {
      await ask(this.engine, { type: 'PinClock', timestamp });
      return;
    }
    await this.close();
    this.machine.pin(timestamp);
    this.store = await this.place.open();
    this.engine = await createEngine({ store: this.store, clock: this.clock, logger: silentLogger });
    await ask(this.engine, nothing);
  }

  /** How often timers have fired since the beginning. */
  async rung(): Promise<number> {
    const { jobs } = await ask(this.engine, {
      type: 'ActivateJobs',
      jobType: 'Ring',
      maxJobsToActivate: 1_000,
      timeout: 60_000,
      requestTimeout: -1
    });
    for (const { job } of jobs) await ask(this.engine, { type: 'CompleteJob', jobKey: job.key });
    return (this.#rung += jobs.length);
  }

  async close(): Promise<void> {
    await this.engine.close();
    await this.store.close();
  }
}
