import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { controlledClock } from '../../../engine/clock/controlled-clock.ts';
import { systemClock } from '../../../engine/clock/system-clock.ts';
import { createEngine, type Engine } from '../../../engine/engine.ts';
import type { Clock, EngineStore } from '../../../engine/ports.ts';
import { ask } from '../../../engine/testing/ask.ts';
import { silentLogger } from '../../../engine/testing/silent-logger.ts';
import { boundary, end, flows, model, onTimer, service, start } from '../../support/bpmn.ts';
import { nothing, type Place } from './jumps.ts';

const past = Date.parse('2020-02-29T12:00:00Z');
const hour = 3_600_000;

/** Due an hour after it began: long ago by the machine's clock. */
const waiting = model(
  start() +
    service('Work') +
    boundary('Timer', 'Work', onTimer('timeDuration', 'PT1H'), false) +
    service('Ring') +
    end() +
    flows('Start -> Work', 'Work -> End', 'Timer -> Ring', 'Ring -> End')
);

/** A clock that was pinned by a command, over restarts on a database. */
export function describePinnedClock(database: string, newPlace: () => Promise<Place>): void {
  describe(`a pinned clock on ${database}`, () => {
    let place: Place;
    let store: EngineStore;
    let engine: Engine;

    async function open(clock: Clock = controlledClock()): Promise<void> {
      store = await place.open();
      engine = await createEngine({ store, clock, logger: silentLogger });
    }
    async function close(): Promise<void> {
      await engine.close();
      await store.close();
    }
    async function restart(clock?: Clock): Promise<void> {
      await close();
      await open(clock);
    }
    const pin = (timestamp: number) => ask(engine, { type: 'PinClock', timestamp });
    const atMachineTime = () => Math.abs(engine.clock.now() - Date.now()) < hour;
    /** How many jobs of the timer there are. */
    async function rung(): Promise<number> {
      await ask(engine, nothing);
      const all = { timeout: 60_000, maxJobsToActivate: 9, requestTimeout: -1 };
      return (await ask(engine, { type: 'ActivateJobs', jobType: 'Ring', ...all })).jobs.length;
    }

    beforeEach(async () => {
      place = await newPlace();
      await open();
      await ask(engine, { type: 'DeployResources', resources: [{ name: 'p.bpmn', content: waiting }] });
    });
    afterEach(async () => {
      await close();
      await place.remove();
    });

    it('stands there after a restart, before any timer fires', async () => {
      await pin(past - hour);
      await pin(past);
      await ask(engine, { type: 'CreateProcessInstance', processDefinitionId: 'p' });
      await restart();
      expect(engine.clock.now()).toBe(past);
      expect(await rung()).toBe(0);
      await pin(past + hour);
      expect(await rung()).toBe(1);
    });

    it('runs after a restart when it was reset, however often it was set', async () => {
      await pin(past);
      await restart();
      await ask(engine, { type: 'CreateProcessInstance', processDefinitionId: 'p' });
      await Promise.all([
        ask(engine, { type: 'ResetClock' }),
        pin(past),
        ask(engine, { type: 'ResetClock' })
      ]);
      expect(atMachineTime()).toBe(true);
      await restart();
      expect(atMachineTime()).toBe(true);
      expect(await rung()).toBe(1);
    });

    it('is left to the next clock that can be set by one that cannot', async () => {
      await pin(past);
      await restart(systemClock());
      expect(atMachineTime()).toBe(true);
      expect(await engine.submit({ type: 'PinClock', timestamp: 0 })).toMatchObject({
        refusal: { code: 'INVALID_STATE' }
      });
      await restart();
      expect(engine.clock.now()).toBe(past);
    });
  });
}
