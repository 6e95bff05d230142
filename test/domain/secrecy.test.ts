import { describe, expect, it } from '@jest/globals';
import { checkRelease } from '../../domain/release.ts';
import { measureScope } from '../../domain/scope.ts';

describe('release terms', () => {
  const graded = { grade: 'official-secret' } as const;

  it('need a period or a condition', () => {
    expect(checkRelease(graded)).toEqual({ code: 'PERIOD_OR_CONDITION_REQUIRED' });
    expect(checkRelease({ ...graded, condition: '  ' })).toEqual({ code: 'PERIOD_OR_CONDITION_REQUIRED' });
    expect(checkRelease({ ...graded, until: '2026-02-30' })).toEqual({
      code: 'PERIOD_OR_CONDITION_REQUIRED'
    });
    expect(checkRelease({ ...graded, condition: '決標後解密' })).toBeUndefined();
    expect(checkRelease({ ...graded, grade: 'unclassified' })).toBeUndefined();
  });
});

describe('scope', () => {
  it('measures the sealed amount against the thresholds, which belong to the upper class', () => {
    const thresholds = { announcement: 1_500_000, audit: 50_000_000, huge: 200_000_000 };
    expect(measureScope('procurement', 49_999_999, thresholds)).toEqual({
      atAuditThreshold: false,
      hugePurchase: false
    });
    expect(measureScope('procurement', 50_000_000, thresholds)).toEqual({
      atAuditThreshold: true,
      hugePurchase: false
    });
    expect(measureScope('procurement', 200_000_000, thresholds)).toEqual({
      atAuditThreshold: true,
      hugePurchase: true
    });
  });
});
