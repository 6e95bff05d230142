/** When timers fire: dates, durations, repetitions (ISO 8601) and cron expressions. */
import { Failure } from '../feel/failure.ts';
import { evaluateAny, type Lookup, mismatch, type ResultType, typeOf } from '../feel/expression.ts';
import { temporalText } from '../feel/json.ts';
import type { TimerDefinition } from '../model/executable.ts';
import type { Instant } from '../records.ts';
import { isCron, nextCron } from './cron.ts';
import { instantOf, parseInstant } from '../model/date-time.ts';
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
  const { kind, expression } = timer;
  const value = evaluateAny(expression, lookup);
  if (value instanceof Failure) return value;
  const due = kind === 'date' ? readDate(value) : readText(kind, value, now);
  if (due) return due;
  if (!types[kind].includes(typeOf(value))) return mismatch(expression, types[kind], value, lookup);
  return new Failure('EXTRACT_VALUE_ERROR', unreadable(timer, String(temporalText(value))));
}

/** What the expression of a timer may come to. */
const types: Record<TimerDefinition['kind'], readonly ResultType[]> = {
  date: ['DATE_TIME', 'STRING'],
  duration: ['DURATION', 'PERIOD', 'STRING'],
  cycle: ['STRING']
};

/** As on Camunda where an expression made the text; what the author wrote is told with an example of what is right. */
function unreadable({ kind, expression: { isFeel, text } }: TimerDefinition, given: string): string {
  if (isFeel && kind !== 'cycle')
    return `Invalid ${kind === 'date' ? 'date-time' : kind} format '${given}' for expression '${text}'.`;
  return `Invalid ${kind} '${given}' for timer expression '${text}': expected ${expected[kind]}`;
}

/**
 * When a timer that fired for `firedFor` fires again, as in Zeebe: an interval is counted from when it was due, but what has passed by
 * then is not made up for, and one that is too short, or leads back, is lengthened to {@link shortestInterval}; a cron expression is counted from now, or from that time when the clock was set back. Null when never.
 */
export function nextDue(interval: string, firedFor: Instant, now: Instant): Instant | null {
  return isCron(interval)
    ? nextCron(interval, Math.max(now, firedFor))
    : notBefore(Math.max(now, firedFor + shortestInterval), later(firedFor, interval));
}

/** Camunda looks for due timers this often at most, in ms: one without an interval fires no faster, and never without end at one instant. */
const shortestInterval = 100;

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

/** Zeebe counts them in 32 bits. */
const mostRepetitions = 2 ** 31 - 1;

function readCycle(text: string, now: Instant): TimerDue | null {
  const [, times = '-1', start, interval] = /^R([-+]?\d+)?\/(?:(.+)\/)?([^/]+)$/.exec(text) ?? [];
  if (interval === undefined) return readCron(text, now);
  const dueAt = start === undefined ? later(now, interval) : notBefore(now, parseInstant(start));
  const repetitions = Number(times);
  if (dueAt === null || parseDuration(interval) === null || Math.abs(repetitions) > mostRepetitions)
    return null;
  return { dueAt, repetitions, interval };
}

function readCron(text: string, now: Instant): TimerDue | null {
  if (!isCron(text)) return null;
  const dueAt = nextCron(text, now);
  return dueAt === null ? null : { dueAt, repetitions: -1, interval: text };
}
