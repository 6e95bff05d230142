import { keepsBound, type DateRelation } from './date-bounds.ts';
import { taipeiDate, taipeiInstant } from './taipei-time.ts';

/** The part of a form's component (form-js) that its dates need. */
export interface DatedComponent {
  readonly id?: string;
  readonly type: string;
  readonly key?: string;
  readonly label?: string;
  readonly dateLabel?: string;
  /** Key of a list's rows. */
  readonly path?: string;
  readonly components?: readonly DatedComponent[];
  /** `notBefore`, `notAfter`, `after`: `today`, `now` or another field's key. */
  readonly properties?: Readonly<Record<string, string>>;
}

/** A bound that a form sets to one of its dates. */
export interface DateBound {
  readonly field: DatedComponent;
  readonly relation: DateRelation;
  readonly to: 'today' | 'now' | DatedComponent;
}

const said: Readonly<Record<DateRelation, readonly [zh: string, en: string]>> = {
  notBefore: ['不得早於', 'must not be before '],
  notAfter: ['不得晚於', 'must not be after '],
  after: ['須晚於', 'must be after ']
};

const present = { today: ['今日', 'today'], now: ['現在', 'the present'] } as const;

const relations = Object.keys(said) as DateRelation[];

/** A reader's watch may differ from the server's by this much. */
const clocksDifferMs = 300_000;

const isList = ({ type }: DatedComponent): boolean => type === 'dynamiclist';

/** Components of one level; a list is one of them, what is in its rows is not. */
const flat = (components: readonly DatedComponent[]): DatedComponent[] =>
  components.flatMap((component) => [
    component,
    ...(isList(component) ? [] : flat(component.components ?? []))
  ]);

/** A date's name on the form. */
export const dateName = ({ label, dateLabel, key }: DatedComponent): string =>
  label ?? dateLabel ?? key ?? '';

/** Bounds that are set on one level; they may name fields of the levels around it. */
const boundsOf = (level: readonly DatedComponent[], around: readonly DatedComponent[]): DateBound[] => {
  const fields = [...level, ...around].filter(({ key }) => key !== undefined);
  return level.flatMap((field) =>
    relations.flatMap((relation) => {
      const text = field.properties?.[relation];
      const to = text === 'today' || text === 'now' ? text : fields.find(({ key }) => key === text);
      return field.key === undefined || text === undefined || to === undefined
        ? []
        : [{ field, relation, to }];
    })
  );
};

/** Every bound that the form sets to its dates, those in the rows of its lists included. */
export function dateBounds(
  components: readonly DatedComponent[],
  around: readonly DatedComponent[] = []
): DateBound[] {
  const level = flat(components);
  const inRows = level
    .filter(isList)
    .flatMap(({ components: inner = [] }) => dateBounds(inner, [...level, ...around]));
  return [...boundsOf(level, around), ...inRows];
}

type Values = Readonly<Record<string, unknown>>;

function valueOf({ relation, to }: DateBound, values: Values, now?: number): unknown {
  if (typeof to !== 'string') return values[to.key ?? ''];
  if (now === undefined) return undefined;
  if (to === 'today') return taipeiDate(now);
  return taipeiInstant(relation === 'notAfter' ? now + clocksDifferMs : now - clocksDifferMs);
}

/** A date that breaks a bound, and where it stands. */
export interface BrokenDate {
  readonly bound: DateBound;
  /** Field key; within a list `list[0].key`. */
  readonly path: string;
  /** Rows that lead to it, outermost first. */
  readonly indexes: readonly number[];
}

interface Place {
  readonly prefix: string;
  readonly indexes: readonly number[];
  readonly around: readonly DatedComponent[];
  readonly outer: Values;
}

const isRecord = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The dates among `values` that break a bound of their form, in the rows of its lists too. `now` in milliseconds since the epoch; without it
 * nothing is held against the present.
 */
export function brokenDates(
  components: readonly DatedComponent[],
  values: Values,
  now?: number,
  { prefix, indexes, around, outer }: Place = { prefix: '', indexes: [], around: [], outer: {} }
): BrokenDate[] {
  const level = flat(components);
  const known = { ...outer, ...values };
  const own = boundsOf(level, around)
    .filter((bound) => !keepsBound(values[bound.field.key ?? ''], bound.relation, valueOf(bound, known, now)))
    .map((bound) => ({ bound, path: `${prefix}${bound.field.key ?? ''}`, indexes }));
  const inRows = level.filter(isList).flatMap(({ path = '', components: inner = [] }) => {
    const rows = values[path];
    return (Array.isArray(rows) ? rows : []).flatMap((row, index) =>
      isRecord(row)
        ? brokenDates(inner, row, now, {
            prefix: `${prefix}${path}[${index}].`,
            indexes: [...indexes, index],
            around: [...level, ...around],
            outer: known
          })
        : []
    );
  });
  return [...own, ...inRows];
}

/** `不得早於今日`, `must be after “Notice”`; `english` gives the other field's name in English. */
export function boundSentence(
  { relation, to }: DateBound,
  english: (name: string) => string
): { readonly zh: string; readonly en: string } {
  const [zh, en] = said[relation];
  if (typeof to === 'string') return { zh: zh + present[to][0], en: en + present[to][1] };
  return { zh: `${zh}「${dateName(to)}」`, en: `${en}“${english(dateName(to))}”` };
}
