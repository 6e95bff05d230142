import { describe, expect, it } from '@jest/globals';
import { dateText, dateTimeText } from '../../domain/date-text.ts';

describe('instants', () => {
  it('are in ROC years and Taipei time in Chinese', () => {
    expect(dateTimeText('2026-11-20T09:30:00Z', 'zh')).toBe('115年11月20日 17:30');
    expect(dateTimeText('2026-12-31T16:05:00Z', 'zh')).toBe('116年1月1日 00:05');
  });

  it('are in the common era in English', () => {
    expect(dateTimeText('2026-11-20T17:30:00+08:00', 'en')).toBe('20 Nov 2026 17:30');
    expect(dateText('2026-11-20T17:30:00+08:00', 'en')).toBe('20 Nov 2026');
  });

  it('may be dates without a time', () => {
    expect(dateText('2028-03-01', 'zh')).toBe('117年3月1日');
    expect(dateText('2028-03-01', 'en')).toBe('1 Mar 2028');
  });
});
