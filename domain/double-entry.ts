/** A field that two entries of the same paper answer differently. */
export interface EntryDifference {
  readonly key: string;
  /** Rows of a list, or lines of a text, that differ, counted from one; empty where the whole field does. */
  readonly rows: readonly number[];
}

type Values = Readonly<Record<string, unknown>>;

const linesOf = (text: string): string[] =>
  text
    .trim()
    .split(/\r?\n/)
    .map((line) => line.trim());

/** Blanks around lines are no difference, nor is how a line ends, nor in which order a form has the fields of a row. */
function plain(value: unknown): unknown {
  if (typeof value === 'string') return linesOf(value);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(([key, each]) => [key, plain(each)] as const);
  return fields.sort(([one], [other]) => (one < other ? -1 : 1));
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

function rowsBetween(one: readonly unknown[], other: readonly unknown[]): readonly number[] {
  const longest = Math.max(one.length, other.length);
  const rows = Array.from({ length: longest }, (_none, index) => index);
  const differing = rows.filter((index) => !isSame(one[index], other[index])).map((index) => index + 1);
  return longest > 1 ? differing : [];
}

/** Where a second entry differs from the first, in the fields that both have; gaps count as answers. */
export const entryDifferences = (first: Values, second: Values): readonly EntryDifference[] =>
  Object.keys(second)
    .filter((key) => Object.hasOwn(first, key))
    .flatMap((key) => {
      const [one, other] = [plain(first[key]), plain(second[key])];
      if (isSame(one, other)) return [];
      return [{ key, rows: Array.isArray(one) && Array.isArray(other) ? rowsBetween(one, other) : [] }];
    });
