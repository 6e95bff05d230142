import { describe, expect, it } from '@jest/globals';
import { depthOf } from '../../../server/http/json-body.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('the depth of a JSON body', () => {
  it.each([
    ['1', 0],
    ['{}', 1],
    ['{"a":[{"b":1}]}', 3],
    ['"[[[["', 0],
    [String.raw`{"a":"\"[["}`, 1],
    [String.raw`{"a":"\\"}`, 1]
  ])('%s is %d deep', (text, depth) => {
    expect(depthOf(bytes(text))).toBe(depth);
  });

  it('stops counting beyond the limit', () => {
    expect(depthOf(bytes('['.repeat(1_000_000)), 60)).toBe(61);
  });
});
