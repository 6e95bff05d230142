import { median } from './measure.ts';

/** How much is measured. */
export interface Scale {
  /** Every contender comes so many times; medians are shown. */
  readonly rounds: number;
  /** Milliseconds that each throughput is measured for. */
  readonly ms: number;
  /** Waiting instances. */
  readonly waiting: readonly number[];
  readonly tasks: number;
  readonly searches: number;
  readonly timers: number;
  readonly subscriptions: number;
}

export const full: Scale = {
  rounds: 3,
  ms: 3_000,
  waiting: [1_000, 10_000, 100_000],
  tasks: 100_000,
  searches: 1_000,
  timers: 20_000,
  subscriptions: 100_000
};

/** Enough to see that everything runs and no figure has fallen by half. */
export const short: Scale = {
  rounds: 1,
  ms: 1_000,
  waiting: [1_000, 10_000],
  tasks: 20_000,
  searches: 200,
  timers: 2_000,
  subscriptions: 10_000
};

/** A group of figures: measures, shows them, and gives them as JSON. */
export type Section = (scale: Scale, show: Show) => Promise<unknown>;

/** One line: what, how much, and beside what. */
export type Show = (label: string, figure: string, beside?: string) => void;

export const whole = (figure: number): string => Math.round(figure).toLocaleString('en-US');
export const percent = (part: number, of: number): string => `${Math.round((part / of) * 100)} %`;
export const times = (figure: number, of: number): string => `${(figure / of).toFixed(1)} ×`;

/** Runs contenders in turns, so that a slow minute of the machine meets them all. */
export async function inTurns<Name extends string, Figure>(
  rounds: number,
  runs: Readonly<Partial<Record<Name, () => Promise<Figure>>>>
): Promise<Record<Name, Figure[]>> {
  const names = Object.keys(runs) as Name[];
  const figures = Object.fromEntries(names.map((name) => [name, [] as Figure[]])) as Record<Name, Figure[]>;
  for (let round = 0; round < rounds; round++)
    for (const name of names) figures[name].push(await runs[name]!());
  return figures;
}

/** The medians of some members of several rounds. */
export function middle<Member extends string>(
  rounds: readonly Readonly<Record<Member, number>>[],
  members: readonly Member[]
): Record<Member, number> {
  return Object.fromEntries(
    members.map((member) => [member, median(rounds.map((round) => round[member]))])
  ) as Record<Member, number>;
}
