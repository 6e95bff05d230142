import type { Clock, ControlledClock } from '../ports.ts';
import type { Instant } from '../records.ts';
import { alarm, realDelay, realElapsed, systemClock } from './system-clock.ts';

interface Appointment {
  at: Instant;
  callback: () => void;
}

export function isControlled(clock: Clock): clock is ControlledClock {
  return 'pin' in clock;
}

/** A clock that runs with the machine's until it is pinned; with `at` it is pinned from the start. */
export function controlledClock(at?: Instant): ControlledClock {
  const system = systemClock();
  const appointments = new Set<Appointment>();
  let pinnedAt: Instant | null = at ?? null;
  let cancelWake: () => void = () => undefined;
  const now = () => pinnedAt ?? system.now();

  const ring = () => {
    const due = [...appointments].filter((appointment) => appointment.at <= now());
    for (const appointment of due.sort((a, b) => a.at - b.at)) {
      appointments.delete(appointment);
      appointment.callback();
    }
    arm();
  };
  const arm = () => {
    cancelWake();
    if (appointments.size === 0) return;
    const earliest = Math.min(...[...appointments].map((appointment) => appointment.at));
    if (pinnedAt === null || earliest <= pinnedAt) cancelWake = alarm(now, earliest, ring);
  };

  return {
    now,
    schedule(when, callback) {
      const appointment = { at: when, callback };
      appointments.add(appointment);
      arm();
      return () => {
        appointments.delete(appointment);
        arm();
      };
    },
    delay: realDelay,
    elapsed: realElapsed,
    pin(instant) {
      pinnedAt = instant;
      arm();
    },
    reset() {
      pinnedAt = null;
      arm();
    }
  };
}
