import Handlebars from 'handlebars';
import { describe, expect, it } from '@jest/globals';
import { compileTemplate } from '../../documents/handlebars.ts';
import { parseBlocks } from '../../documents/parse-blocks.ts';

describe('a template', () => {
  it.each([
    ['a parsed template', Handlebars.parse('{{x}}')],
    ['a program that would run code', { type: 'Program', body: [{ type: 'MustacheStatement' }] }],
    ['nothing', undefined],
    ['a list of texts', ['{{x}}']],
    ['a String object', new String('{{x}}')]
  ])('is refused when it is %s', (_what, source) => {
    expect(() => compileTemplate(source)).toThrow(TypeError);
  });

  it('reaches no prototype of its data', () => {
    expect(compileTemplate('[{{x.constructor}}]')({ x: {} })).toBe('[]');
    expect(compileTemplate('[{{x.__proto__}}]')({ x: {} })).toBe('[]');
    expect(() => compileTemplate('{{x.__proto__.toString}}')({ x: {} })).toThrow();
  });

  it('says so when data lacks a field', () => {
    expect(() => compileTemplate('{{subject}}')({})).toThrow('subject');
  });
});

describe('block markup', () => {
  it.each(['<p>open', '<p></heading>', '</p>', '<blink></blink>', '<p onclick=x></p>', '<p><b></p></b>'])(
    'that does not fit is a fault: %s',
    (markup) => {
      expect(() => parseBlocks(markup)).toThrow('Template markup');
    }
  );

  it('keeps line ends of its data and drops the blanks around it', () => {
    expect(parseBlocks('<p>\n  一\n二  </p>')).toEqual([{ kind: 'paragraph', text: '一\n二' }]);
  });
});
