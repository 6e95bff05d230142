import { describe, expect, it } from '@jest/globals';
import { isDeeperThan } from '../../../engine/json-depth.ts';
import { parseJsonObject } from '../../../engine/rest/json-body.ts';
import { processorMs } from '../../support/processor-time.ts';

const nested = (depth: number) => Buffer.from(`{"a":${'['.repeat(depth)}${']'.repeat(depth)}}`);

describe('JSON bodies', () => {
  it('takes an empty body, null, and an object', () => {
    expect(parseJsonObject(Buffer.alloc(0))).toEqual({});
    expect(parseJsonObject(Buffer.from('null'))).toEqual({});
    expect(parseJsonObject(Buffer.from('{"a":"甲"}'))).toEqual({ a: '甲' });
  });

  it('counts depth outside strings only', () => {
    expect(isDeeperThan(nested(99), 100)).toBe(false);
    expect(isDeeperThan(nested(100), 100)).toBe(true);
    expect(isDeeperThan(Buffer.from(`{"a":"${'[\\"{'.repeat(300)}"}`), 100)).toBe(false);
  });

  it('refuses a body nested 10,000 deep at once', () => {
    const took = processorMs(() =>
      expect(() => parseJsonObject(nested(10_000))).toThrow('nested deeper than 100')
    );
    expect(took).toBeLessThan(1_000);
  });

  it.each(['[1]', '"x"', '5', '{', '{"a":}'])('refuses %s', (text) => {
    expect(() => parseJsonObject(Buffer.from(text))).toThrow('INVALID_ARGUMENT');
  });

  it('keeps a member named __proto__ as data', () => {
    const parsed = parseJsonObject(Buffer.from('{"__proto__":{"polluted":true}}'));
    expect(Object.keys(parsed)).toEqual(['__proto__']);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});
