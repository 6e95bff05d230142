/** What a pattern may cost at most: `ways` times the text's length to the `power`, unless it runs away. */
export interface Cost {
  readonly ways: number;
  readonly power: number;
  /** Whether there is no such bound: something with several ways is repeated. */
  readonly runsAway: boolean;
}

/** A single character. */
export const once: Cost = { ways: 1, power: 0, runsAway: false };

/** Parts one after the other: each way of one with each of the others. */
export function inSequence(costs: readonly Cost[]): Cost {
  return costs.reduce(
    (a, b) => ({ ways: a.ways * b.ways, power: a.power + b.power, runsAway: a.runsAway || b.runsAway }),
    once
  );
}

/** One part of several. */
export function alternatives(costs: readonly Cost[]): Cost {
  return costs.reduce((a, b) => ({
    ways: a.ways + b.ways,
    power: Math.max(a.power, b.power),
    runsAway: a.runsAway || b.runsAway
  }));
}

/** A part so often. */
export function repeated(cost: Cost, least: number, most: number): Cost {
  const hasWays = cost.ways > 1 || cost.power > 0;
  const runsAway = cost.runsAway || (hasWays && most > 1);
  if (most === Infinity) return { ways: cost.ways * Math.max(1, least), power: cost.power + 1, runsAway };
  return { ways: cost.ways * Math.max(1, most) * (most - least + 1), power: cost.power, runsAway };
}

/** The steps of trying a pattern at every place of a text. */
export function steps({ ways, power, runsAway }: Cost, length: number): number {
  return runsAway ? Infinity : ways * (length + 1) ** (power + 1);
}
