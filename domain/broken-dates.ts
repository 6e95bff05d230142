import { keepsBound, type DateRelation } from './date-bounds.ts';
import { taipeiDate, taipeiInstant } from './taipei-time.ts';

/** The part of a form's component (form-js) that its dates need. */
export interface DatedComponent {
  readonly id?: string;
  readonly type: string;
  readonly key?: string;
  readonly label?: string;
  readonly dateLabel?: string;
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

const flat = (components: readonly DatedComponent[]): DatedComponent[] =>
  components.flatMap((component) => [
    component,
    ...(component.type === 'dynamiclist' ? [] : flat(component.components ?? []))
  ]);

/** A date's name on the form. */
export const dateName = ({ label, dateLabel, key }: DatedComponent): string =>
  label ?? dateLabel ?? key ?? '';

/** Every bound that the form sets to dates of its own level. */
export function dateBounds(components: readonly DatedComponent[]): DateBound[] {
  const fields = flat(components).filter(({ key }) => key !== undefined);
  return fields.flatMap((field) =>
    relations.flatMap((relation) => {
      const text = field.properties?.[relation];
      const to = text === 'today' || text === 'now' ? text : fields.find(({ key }) => key === text);
      return text === undefined || to === undefined ? [] : [{ field, relation, to }];
    })
  );
}

function valueOf(
  { relation, to }: DateBound,
  values: Readonly<Record<string, unknown>>,
  now?: number
): unknown {
  if (typeof to !== 'string') return values[to.key ?? ''];
  if (now === undefined) return undefined;
  if (to === 'today') return taipeiDate(now);
  return taipeiInstant(relation === 'notAfter' ? now + clocksDifferMs : now - clocksDifferMs);
}

/** Whether the values break a bound. `now` in milliseconds since the epoch; without it nothing is held against the present. */
export const breaksBound = (
  bound: DateBound,
  values: Readonly<Record<string, unknown>>,
  now?: number
): boolean => !keepsBound(values[bound.field.key ?? ''], bound.relation, valueOf(bound, values, now));

/** `不得早於今日`, `must be after “Notice”`; `english` gives the other field's name in English. */
export function boundSentence(
  { relation, to }: DateBound,
  english: (name: string) => string
): { readonly zh: string; readonly en: string } {
  const [zh, en] = said[relation];
  if (typeof to === 'string') return { zh: zh + present[to][0], en: en + present[to][1] };
  return { zh: `${zh}「${dateName(to)}」`, en: `${en}“${english(dateName(to))}”` };
}
