import { describe, expect, it } from '@jest/globals';
import type { SqlPart } from '../../../../persistence/engine-store/condition-sql.ts';
import { PageBodies } from '../../../../persistence/engine-store/page-bodies.ts';
import { readListed } from '../../../../persistence/engine-store/sqlite/page-by-keys.ts';

const MB = 1024 * 1024;

/** Reads a page of rows of such sizes; tells the rows that were read together. */
function reading(sizes: readonly number[], mostCharacters?: number) {
  const read: SqlPart[] = [];
  const into = new PageBodies({ where: [], sort: [], limit: 100, ...(mostCharacters && { mostCharacters }) });
  const rowsOf = (statement: SqlPart) => {
    read.push(statement);
    const [, from, to] = statement.params;
    return sizes.slice(Number(from), Number(to)).map((size) => ({ body: 'x'.repeat(size) }));
  };
  const list = { keys: JSON.stringify(sizes.map((_size, at) => at)), octets: JSON.stringify(sizes) };
  return {
    read,
    into,
    runs: () => read.map(({ params: [, from, to] }) => [from, to]),
    all: () => readListed('processDefinition', list, rowsOf, into)
  };
}

describe('reading a page by its keys', () => {
  it('reads short rows together, and long ones in parts', () => {
    const page = reading([1, 5 * MB, 2 * MB, 1, 9 * MB, 1]);
    expect(page.all()).toBe(6);
    expect(page.into.bodies).toHaveLength(6);
    expect(page.runs()).toEqual([
      [0, 4],
      [4, 5],
      [5, 6]
    ]);
    expect(reading([]).all()).toBe(0);
  });

  it('reads nothing of what is surely too long', () => {
    const page = reading(Array(60).fill(4 * MB), 64 * MB);
    expect(page.all).toThrow('A page of 100 items would have more than 67108864 characters.');
    expect(page.read).toEqual([]);
  });

  it('reads no further than what turns out to be too long', () => {
    const page = reading(Array(60).fill(MB), 20 * MB);
    expect(page.all).toThrow('Ask for fewer items by page.limit.');
    expect(page.runs()).toEqual([
      [0, 8],
      [8, 16],
      [16, 24]
    ]);
  });

  it('leaves what is stored beside the bodies', () => {
    const page = reading([1]);
    page.all();
    expect(page.read[0]!.sql).toMatch(/^SELECT t\.body FROM/);
  });
});
