import { describe, expect, it } from '@jest/globals';
import { controlledClock } from '../../../engine/clock/controlled-clock.ts';
import { systemClock } from '../../../engine/clock/system-clock.ts';

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
