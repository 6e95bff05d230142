import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { controlledClock } from '../../../engine/clock/controlled-clock.ts';
import { alarm, systemClock } from '../../../engine/clock/system-clock.ts';

const real = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

describe('a controlled clock', () => {
  it('stands still while it is pinned, and calls when it is pinned beyond an appointment', async () => {
    const clock = controlledClock(1_000);
    const called: string[] = [];
    clock.schedule(3_000, () => called.push('later'));
    clock.schedule(2_000, () => called.push('sooner'));
    const cancel = clock.schedule(2_500, () => called.push('cancelled'));
    cancel();
    expect(clock.now()).toBe(1_000);
    clock.pin(2_999);
    expect(called).toEqual([]);
    await real(5);
    expect(called).toEqual(['sooner']);
    clock.pin(3_000);
    await real(5);
    expect(called).toEqual(['sooner', 'later']);
  });

  it('runs with the machine again after a reset', async () => {
    const clock = controlledClock(1_000);
    clock.reset();
    expect(Math.abs(clock.now() - Date.now())).toBeLessThan(1_000);
    await new Promise<void>((resolve) => clock.schedule(clock.now() + 5, resolve));
  });

  it('counts delays in real time even while it is pinned', async () => {
    const clock = controlledClock(1_000);
    await new Promise<void>((resolve) => clock.delay(5, resolve));
    expect(clock.now()).toBe(1_000);
  });
});

describe('the system clock', () => {
  it('calls at an instant, unless cancelled, and can wait longer than a runtime timer', async () => {
    const clock = systemClock();
    let called = 0;
    clock.schedule(clock.now() + 1_000 * 86_400_000, () => (called += 1))();
    clock.schedule(clock.now() + 5, () => (called += 1))();
    await new Promise<void>((resolve) => clock.schedule(clock.now() + 10, resolve));
    expect(called).toBe(0);
  });
});

describe('an alarm', () => {
  /** A machine whose clock can be set, apart from the time that passes. */
  class Machine {
    now = Date.parse('2028-02-28T12:00:00Z');
    #passed = 0;
    #waiting: { until: number; callback: () => void }[] = [];

    readonly delay = (ms: number, callback: () => void) => {
      const waiting = { until: this.#passed + ms, callback };
      this.#waiting.push(waiting);
      return () => {
        this.#waiting = this.#waiting.filter((other) => other !== waiting);
      };
    };

    /** Lets time pass, second by second. */
    pass(ms: number) {
      for (const end = this.#passed + ms; this.#passed < end;) {
        this.#passed += 1_000;
        this.now += 1_000;
        const due = this.#waiting.filter(({ until }) => until <= this.#passed);
        this.#waiting = this.#waiting.filter((waiting) => !due.includes(waiting));
        for (const { callback } of due) callback();
      }
    }
  }
  const hour = 3_600_000;
  const set = () => {
    const machine = new Machine();
    let rung = 0;
    const cancel = alarm(
      () => machine.now,
      machine.now + hour,
      () => (rung += 1),
      machine.delay
    );
    return { machine, cancel, rung: () => rung };
  };

  it('rings once, at its time', () => {
    const { machine, rung } = set();
    machine.pass(hour - 1_000);
    expect(rung()).toBe(0);
    machine.pass(1_000);
    expect(rung()).toBe(1);
    machine.pass(3 * hour);
    expect(rung()).toBe(1);
  });

  it('rings within a minute after the clock was set beyond its time', () => {
    const { machine, rung } = set();
    machine.pass(1_000);
    machine.now += 48 * hour;
    machine.pass(60_000);
    expect(rung()).toBe(1);
  });

  it('waits for its time when the clock was set back', () => {
    const { machine, rung } = set();
    machine.now -= 48 * hour;
    machine.pass(48 * hour);
    expect(rung()).toBe(0);
    machine.pass(hour);
    expect(rung()).toBe(1);
  });

  it('does not ring any more once it is cancelled, however often it looked', () => {
    const { machine, cancel, rung } = set();
    machine.pass(10 * 60_000);
    cancel();
    machine.pass(2 * hour);
    expect(rung()).toBe(0);
  });
});

describe('days and months of a duration', () => {
  it('are those of the office in Taipei', () => {
    expectIn('Asia/Taipei', [
      ['2026-01-31T07:00:00+08:00', 'P1M', '2026-02-28T07:00:00+08:00'],
      ['2028-01-31T07:00:00+08:00', 'P1M', '2028-02-29T07:00:00+08:00'],
      ['2026-03-01T07:00:00+08:00', '-P1M', '2026-02-01T07:00:00+08:00'],
      ['2026-12-31T23:59:00+08:00', 'P1M1DT1M', '2027-02-02T00:00:00+08:00'],
      ['2028-02-29T00:00:00+08:00', 'P1Y', '2029-02-28T00:00:00+08:00'],
      ['2028-02-28T00:00:00+08:00', 'P1D', '2028-02-29T00:00:00+08:00']
    ]);
  });

  it('are as long as the clock of the office says, where it changes in summer', () => {
    expectIn('Europe/Berlin', [
      ['2026-03-28T12:00:00+01:00', 'P1D', '2026-03-29T12:00:00+02:00'],
      ['2026-03-28T12:00:00+01:00', 'PT24H', '2026-03-29T13:00:00+02:00']
    ]);
  });
});

/** Has a process in another time zone add the durations: the zone of this one is settled. */
function expectIn(
  TZ: string,
  rows: readonly (readonly [from: string, duration: string, until: string])[]
): void {
  const script = fileURLToPath(new URL('./zone.ts', import.meta.url));
  const given = rows.flatMap(([from, duration]) => [from, duration]);
  const answer = execFileSync(process.execPath, ['--import', 'tsx', script, ...given], {
    env: { ...process.env, TZ },
    encoding: 'utf8'
  });
  expect(JSON.parse(answer)).toEqual(rows.map(([, , until]) => new Date(until).toISOString()));
}
