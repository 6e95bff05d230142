/** When timers fire: dates, durations, repetitions (ISO 8601) and cron expressions. */
import { Failure } from '../feel/failure.ts';
import type { Lookup } from '../feel/expression.ts';
import { temporalText } from '../feel/json.ts';
import type { TimerDefinition } from '../model/executable.ts';
import type { Instant } from '../records.ts';
import { isCron, nextCron } from './cron.ts';
import { instantOf, parseInstant } from './date-time.ts';
import { addDuration, parseDuration } from './iso-duration.ts';

export interface TimerDue {
  dueAt: Instant;
  /** How often it fires; -1 without end. */
  repetitions: number;
  /** How to find the next time; null when it fires once. */
  interval: string | null;
}

/** Evaluates a timer to its first due time. */
export function evaluateTimer(timer: TimerDefinition, lookup: Lookup, now: Instant): TimerDue | Failure {
  const value = timer.expression.evaluate(lookup);
  if (value instanceof Failure) return value;
  const due = timer.kind === 'date' ? readDate(value) : readText(timer.kind, value, now);
  if (due) return due;
  const text = temporalText(value);
  return new Failure(
    'EXTRACT_VALUE_ERROR',
    `Invalid ${timer.kind} '${String(text)}' for timer expression '${timer.expression.text}': expected ${expected[timer.kind]}`
  );
}

/**
 * When a timer that fired for `firedFor` fires again, as in Zeebe: an interval is counted from when it was due, but what has passed by
 * then is not made up for; a cron expression is counted from now, or from that time when the clock was set back. Null when never.
 */
export function nextDue(interval: string, firedFor: Instant, now: Instant): Instant | null {
  return isCron(interval)
    ? nextCron(interval, Math.max(now, firedFor))
    : notBefore(now, later(firedFor, interval));
}

const notBefore = (now: Instant, due: Instant | null): Instant | null =>
  due === null ? null : Math.max(due, now);

/** The farthest that a Date can be from 1970. */
const farthest = 8.64e15;

function later(instant: Instant, interval: string): Instant | null {
  const duration = parseDuration(interval);
  const then = duration ? addDuration(instant, duration) : NaN;
  return Math.abs(then) <= farthest ? then : null;
}

const expected: Record<TimerDefinition['kind'], string> = {
  date: 'a date and time with offset, such as 2026-03-01T09:00:00+08:00',
  duration: 'an ISO 8601 duration, such as PT15M or P3D',
  cycle: 'an ISO 8601 repetition, such as R3/PT1H, or a cron expression'
};

function readDate(value: unknown): TimerDue | null {
  const dueAt = instantOf(value);
  return dueAt === null ? null : { dueAt, repetitions: 1, interval: null };
}

function readText(kind: 'duration' | 'cycle', value: unknown, now: Instant): TimerDue | null {
  const text = temporalText(value);
  if (typeof text !== 'string') return null;
  return kind === 'duration' ? readDuration(text.trim(), now) : readCycle(text.trim(), now);
}

function readDuration(text: string, now: Instant): TimerDue | null {
  const dueAt = later(now, text);
  return dueAt === null ? null : { dueAt, repetitions: 1, interval: null };
}

function readCycle(text: string, now: Instant): TimerDue | null {
  const [, times = '-1', start, interval] = /^R([-+]?\d+)?\/(?:(.+)\/)?([^/]+)$/.exec(text) ?? [];
  if (interval === undefined) return readCron(text, now);
  const dueAt = start === undefined ? later(now, interval) : notBefore(now, parseInstant(start));
  if (dueAt === null || parseDuration(interval) === null) return null;
  return { dueAt, repetitions: Number(times), interval };
}

function readCron(text: string, now: Instant): TimerDue | null {
  if (!isCron(text)) return null;
  const dueAt = nextCron(text, now);
  return dueAt === null ? null : { dueAt, repetitions: -1, interval: text };
}
