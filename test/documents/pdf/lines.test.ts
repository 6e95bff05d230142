import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { wrap } from '../../../documents/pdf/lines.ts';

const style = { weight: 'regular', size: 10 } as const;
const textsOf = (text: string, room: number): string[] =>
  wrap(text, style, room).map(({ runs }) => runs.map((run) => run.text).join(''));

describe('wrapping', () => {
  it('breaks between Han characters, and keeps closing marks with what they close', () => {
    expect(textsOf('機密文件，應編號。', 40)).toEqual(['機密文', '件，應編', '號。']);
  });

  it('keeps opening marks with what they open', () => {
    expect(textsOf('應註記「密」等', 40)).toEqual(['應註記', '「密」等']);
  });

  it('keeps a Latin word whole where it fits on a line, and breaks it where it does not', () => {
    expect(textsOf('規定 tp-07.6 辦理', 45)).toEqual(['規定', 'tp-07.6', '辦理']);
    expect(textsOf('abcdefghijklmnop', 30).join('')).toBe('abcdefghijklmnop');
  });

  it('starts a new line at each line end, blank ones included', () => {
    expect(textsOf('一\n\n二', 100)).toEqual(['一', '', '二']);
  });

  it('loses no visible character and overruns no line', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[一-十a-z0-9 ，。「」（）\n]{0,60}$/),
        fc.integer({ min: 45, max: 300 }),
        (text, room) => {
          const lines = wrap(text, style, room);
          const visible = (value: string) => value.replace(/\s/g, '');
          expect(visible(lines.map(({ runs }) => runs.map((run) => run.text).join('')).join(''))).toBe(
            visible(text)
          );
          expect(lines.every(({ width }) => width <= room + 3)).toBe(true);
        }
      )
    );
  });
});
