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

/** When a timer that has just fired for `firedAt` fires again; null when never. */
export function nextDue(interval: string, firedAt: Instant): Instant | null {
  if (isCron(interval)) return nextCron(interval, firedAt);
  const duration = parseDuration(interval);
  return duration ? addDuration(firedAt, duration) : null;
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
  const duration = parseDuration(text);
  return duration && { dueAt: addDuration(now, duration), repetitions: 1, interval: null };
}

function readCycle(text: string, now: Instant): TimerDue | null {
  const match = /^R(\d*)\/(?:([^P/]+)\/)?(P[^/]+)$/.exec(text);
  if (!match) return readCron(text, now);
  const duration = parseDuration(match[3] ?? '');
  const start = match[2] === undefined ? null : parseInstant(match[2]);
  if (!duration || (match[2] !== undefined && start === null)) return null;
  const dueAt = start ?? addDuration(now, duration);
  return { dueAt, repetitions: match[1] ? Number(match[1]) : -1, interval: match[3] ?? null };
}

function readCron(text: string, now: Instant): TimerDue | null {
  if (!isCron(text)) return null;
  const dueAt = nextCron(text, now);
  return dueAt === null ? null : { dueAt, repetitions: -1, interval: text };
}
