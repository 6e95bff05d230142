/** Functions that tell how points and ranges lie to each other. */
import { Fatal } from '../fatal.ts';
import { stepsOfZonedOrder } from '../steps.ts';
import { isTemporal } from '../temporal.ts';
import type { Value } from '../values.ts';
import { comparePaid, isPlace, Range } from '../values.ts';
import type { Builtin, Builtins } from './builtin.ts';
import { signature } from './builtin.ts';

/** A range with both bounds, or a point, which is where it starts and ends. */
interface Span {
  readonly isPoint: boolean;
  readonly start: Value;
  readonly end: Value;
  readonly startIn: boolean;
  readonly endIn: boolean;
}

type Test = (a: Span, b: Span) => boolean;

/** Which of both are points. */
type Shape = 'points' | 'point and range' | 'range and point' | 'ranges';

function spanOf(value: Value): Span | null {
  if (value instanceof Range) {
    const { start, end, startIncluded: startIn, endIncluded: endIn } = value;
    return { isPoint: false, start, end, startIn, endIn };
  }
  return isPlace(value) ? { isPoint: true, start: value, end: value, startIn: true, endIn: true } : null;
}

function shapeOf(a: Span, b: Span): Shape {
  if (a.isPoint) return b.isPoint ? 'points' : 'point and range';
  return b.isPoint ? 'range and point' : 'ranges';
}

const order = (a: Value, b: Value): number => comparePaid(a, b)!;
const same = (a: Value, b: Value): boolean => order(a, b) === 0;

/** Whether one bound lies before the other, or at its place where `atSame` holds. */
const precedes = (a: Value, b: Value, atSame: boolean): boolean => order(a, b) < 0 || (same(a, b) && atSame);

const before: Test = (a, b) => precedes(a.end, b.start, !a.endIn || !b.startIn);
const meets: Test = (a, b) => a.endIn && b.startIn && same(a.end, b.start);
const reaches: Test = (a, b) => precedes(b.start, a.end, a.endIn && b.startIn);
const overlaps: Test = (a, b) => reaches(a, b) && reaches(b, a);
const startsBefore: Test = (a, b) => precedes(a.start, b.start, a.startIn && !b.startIn);
const startsNoLater: Test = (a, b) => precedes(a.start, b.start, a.startIn || !b.startIn);
const endsNoLater: Test = (a, b) => precedes(a.end, b.end, !a.endIn || b.endIn);
const overlapsBefore: Test = (a, b) => startsBefore(a, b) && reaches(a, b) && endsNoLater(a, b);
const startTogether: Test = (a, b) => same(a.start, b.start) && a.startIn === b.startIn;
const endTogether: Test = (a, b) => same(a.end, b.end) && a.endIn === b.endIn;
const finishes: Test = (a, b) => endTogether(a, b) && (a.isPoint || startsNoLater(b, a));
const starts: Test = (a, b) => startTogether(a, b) && (a.isPoint || endsNoLater(a, b));
const includes: Test = (a, b) => startsNoLater(a, b) && endsNoLater(b, a);
const coincides: Test = (a, b) => a.isPoint === b.isPoint && startTogether(a, b) && endTogether(a, b);

/** The same, of both the other way round. */
const converse =
  (test: Test): Test =>
  (a, b) =>
    test(b, a);

const parameters: Record<Shape, string> = {
  points: 'point1, point2',
  'point and range': 'point, range',
  'range and point': 'range, point',
  ranges: 'range1, range2'
};

/** So many times a relation compares two bounds, at most. */
const mostComparisons = 10;

/**
 * A relation of these shapes. What has no place, or places of two kinds, gives null; shapes that it does not know end
 * the evaluation.
 */
function relation(test: Test, shapes: readonly Shape[], known: readonly Shape[] = shapes): Builtin {
  return shapes.map((shape) =>
    signature(parameters[shape], ([first = null, second = null], evaluation) => {
      const [a, b] = [spanOf(first), spanOf(second)];
      if (a === null || b === null) return null;
      if (isTemporal(a.start)) evaluation.spend(mostComparisons * stepsOfZonedOrder);
      if (comparePaid(a.start, b.start) === null) return null;
      if (!known.includes(shapeOf(a, b))) throw new Fatal(`no relation of a ${shapeOf(a, b)}`);
      return test(a, b);
    })
  );
}

const every: readonly Shape[] = ['points', 'point and range', 'range and point', 'ranges'];
const inRange: readonly Shape[] = ['point and range', 'ranges'];
const ofRange: readonly Shape[] = ['range and point', 'ranges'];

export const rangeFunctions: Builtins = {
  before: relation(before, every),
  after: relation(converse(before), every),
  meets: relation(meets, ['ranges']),
  'met by': relation(converse(meets), ['ranges']),
  overlaps: relation(overlaps, ['ranges']),
  'overlaps before': relation(overlapsBefore, ['ranges']),
  'overlaps after': relation(converse(overlapsBefore), ['ranges']),
  finishes: relation(finishes, inRange),
  // Camunda names the parameters the wrong way round: by names it is called in vain.
  'finished by': relation(converse(finishes), inRange, ofRange),
  includes: relation(includes, ofRange),
  during: relation(converse(includes), inRange),
  starts: relation(starts, inRange),
  'started by': relation(converse(starts), ofRange),
  coincides: relation(coincides, ['points', 'ranges'], every)
};
