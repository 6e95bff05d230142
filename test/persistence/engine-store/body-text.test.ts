import { describe, expect, it } from '@jest/globals';
import { bodyText } from '../../../persistence/engine-store/body-text.ts';

const texts = [
  'a\ud800',
  '\udfff\n',
  '\\ud800',
  '\\\\ud800',
  '\u0000\\\ud83d',
  '😀',
  '\ud83d😀',
  '\udabc\udabc\\\udabc\\udabc',
  '"\ud83d"'
];

describe('the text of a body', () => {
  it.each(texts)('holds whole characters only, and is otherwise the same: %j', (text) => {
    const read = JSON.parse(bodyText({ text, deep: { [text]: [text] } }));
    const whole = Buffer.from(text).toString();
    expect(read).toEqual({ text: whole, deep: { [whole]: [whole] } });
  });

  it('has the fields of all records that are not null', () => {
    expect(bodyText({ a: 1, b: null }, { c: [null] })).toBe('{"a":1,"c":[null]}');
  });
});
