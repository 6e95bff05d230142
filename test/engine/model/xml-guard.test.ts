import { describe, expect, it } from '@jest/globals';
import { guardXml, limits } from '../../../engine/model/xml-guard.ts';

const nested = (depth: number) => '<a>'.repeat(depth) + '</a>'.repeat(depth);

describe('looking XML over before it is parsed', () => {
  it.each([
    ['an ordinary text', '<?xml version="1.0"?><a b="1 > 0"><!-- <x> --><c/><![CDATA[<y>]]></a>'],
    ['nesting as deep as is allowed', nested(limits.depth)],
    ['as many elements as are allowed', `<a>${'<b/>'.repeat(limits.elements - 1)}</a>`]
  ])('lets %s pass', (_, text) => expect(guardXml(text)).toBeNull());

  it.each([
    ['a document type declaration', '<!DOCTYPE a><a/>', 'document type'],
    ['one level too deep', nested(limits.depth + 1), 'nested'],
    ['one element too many', `<a>${'<b/>'.repeat(limits.elements)}</a>`, 'elements'],
    ['one byte too much', ' '.repeat(limits.bytes + 1), 'larger'],
    ['an unclosed tag', '<a b="', 'closed']
  ])('refuses %s', (_, text, reason) => expect(guardXml(text)).toContain(reason));
});
