import { describe, expect, it } from '@jest/globals';
import { entryDifferences } from '../../domain/double-entry.ts';

describe('two entries of the same paper', () => {
  it('are the same but for blanks and line ends', () => {
    const first = { scores: 'A01,71\nA02,64\n', total: 2 };
    expect(entryDifferences(first, { scores: ' A01,71 \r\nA02,64', total: 2 })).toEqual([]);
  });

  it('are the same in their rows, however a form orders the fields of one', () => {
    const first = { rows: [{ number: 'A01', score: 71 }] };
    expect(entryDifferences(first, { rows: [{ score: 71, number: ' A01 ' }] })).toEqual([]);
  });

  it('differ in the lines of a text and the rows of a list', () => {
    expect(entryDifferences({ scores: 'A01,71\nA02,64' }, { scores: 'A01,71\nA02,46\nA03,55' })).toEqual([
      { key: 'scores', rows: [2, 3] }
    ]);
    const rows = [
      { number: 'A01', score: 71 },
      { number: 'A02', score: 64 }
    ];
    expect(entryDifferences({ rows }, { rows: [rows[0], { number: 'A02', score: 46 }] })).toEqual([
      { key: 'rows', rows: [2] }
    ]);
  });

  it('differ as a whole where there are no rows, and when one is left empty', () => {
    expect(entryDifferences({ total: 412 }, { total: 421 })).toEqual([{ key: 'total', rows: [] }]);
    expect(entryDifferences({ total: 412 }, { total: null })).toEqual([{ key: 'total', rows: [] }]);
  });

  it('are held together only in the fields that both have', () => {
    expect(entryDifferences({ firstRemark: '甲' }, { secondRemark: '乙' })).toEqual([]);
  });
});
