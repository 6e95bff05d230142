/** Rows that one statement takes: a list is cut into the largest pieces first, so few statements serve all sizes. */
const SIZES = [256, 128, 64, 32, 16, 8, 4, 2, 1] as const;

/** No statement carries more characters than this (in several rows), to stay below a server's packet limit. */
const MAX_CHARACTERS = 2_000_000;

/** Some rows of a list, as the flat parameters of one statement. */
export interface Piece<Value> {
  readonly count: number;
  readonly params: readonly Value[];
}

/** Cuts flat parameters (`width` values a row) into pieces of 256, 128, 64 … 1 rows. */
export function* pieces<Value>(params: readonly Value[], width: number): Generator<Piece<Value>> {
  let from = 0;
  for (const count of SIZES) {
    const step = count * width;
    while (params.length - from >= step) {
      const piece = from === 0 && params.length === step ? params : params.slice(from, from + step);
      if (count > 1 && characters(piece) > MAX_CHARACTERS) break;
      yield { count, params: piece };
      from += step;
    }
  }
}

function characters(params: readonly unknown[]): number {
  let sum = 0;
  for (const value of params) if (typeof value === 'string') sum += value.length;
  return sum;
}

/** `?, ?, ?` */
export function marks(count: number): string {
  return Array(count).fill('?').join(', ');
}
