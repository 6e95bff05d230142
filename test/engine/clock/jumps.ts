import { afterEach, describe, expect, it } from '@jest/globals';
import { controlledClock } from '../../../engine/clock/controlled-clock.ts';
import { createEngine, type Engine } from '../../../engine/engine.ts';
import type { EngineStore } from '../../../engine/ports.ts';
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
    )
};

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
  let place: Place;
  let site: Site;
  afterEach(async () => {
    await site.close();
    await place.remove();
  });

  describe(`timers over jumps of the clock on ${database}`, () => {
    const plays = jumpCases.flatMap((played) =>
      Object.keys(ways).flatMap((way) =>
        stops.map((restarts): [string, string, boolean, JumpCase] => [played.name, way, restarts, played])
      )
    );
    it.each(plays)('%s, %s, stopped meanwhile: %s', async (_name, way, restarts, played) => {
      place = await newPlace();
      site = await Site.open(place, at(played.from));
      for (const [where, write] of Object.entries(models)) {
        if (where === 'at a start' && played.timer[0] === 'timeDuration') continue;
        await site.begin(where, write(played.timer));
      }
      const begun = site.places;
      for (const [time, rung] of ways[way]?.(played) ?? []) {
        await site.setClock(time, restarts);
        expect(await site.rung()).toBe(rung * begun);
      }
    });
  });
}

/** An engine whose clock is set, also while it is stopped. */
class Site {
  places = 0;
  #rung = 0;

  constructor(
    readonly place: Place,
    readonly clock: ReturnType<typeof controlledClock>,
    public store: EngineStore,
    public engine: Engine
  ) {}

  static async open(place: Place, now: number): Promise<Site> {
    const clock = controlledClock(now);
    const store = await place.open();
    return new Site(place, clock, store, await createEngine({ store, clock, logger: silentLogger }));
  }

  /** Deploys a process; one that does not begin by its timer is started. */
  async begin(where: string, xml: string): Promise<void> {
    const id = `p${++this.places}`;
    const content = xml.replace('<bpmn:process id="p"', `<bpmn:process id="${id}"`);
    await ask(this.engine, { type: 'DeployResources', resources: [{ name: `${id}.bpmn`, content }] });
    if (where === 'beside a task')
      await ask(this.engine, { type: 'CreateProcessInstance', processDefinitionId: id, variables: {} });
  }

  async setClock(timestamp: number, restarts: boolean): Promise<void> {
    if (restarts) {
      await this.close();
      this.clock.pin(timestamp);
      this.store = await this.place.open();
      this.engine = await createEngine({ store: this.store, clock: this.clock, logger: silentLogger });
    }
    await ask(this.engine, { type: 'PinClock', timestamp });
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
