import { describe, expect, it } from '@jest/globals';
import type { DatedComponent } from '../../domain/broken-dates.ts';
import { brokenDates, dateSentences } from '../../web-desk/forms/date-rules.ts';

const components: readonly DatedComponent[] = [
  {
    id: 'F1',
    type: 'datetime',
    key: 'noticeOn',
    dateLabel: '預定公告日',
    properties: { notBefore: 'today', secrecy: 'routing' }
  },
  {
    type: 'group',
    components: [
      {
        id: 'F2',
        type: 'datetime',
        key: 'bidDeadline',
        dateLabel: '截止投標日期',
        properties: { after: 'noticeOn' }
      }
    ]
  },
  {
    id: 'F3',
    type: 'datetime',
    key: 'noticedAt',
    dateLabel: '何時發現',
    properties: { notAfter: 'now' }
  },
  {
    id: 'F4',
    type: 'datetime',
    key: 'meetingAt',
    dateLabel: '開會時間',
    properties: { notBefore: 'now' }
  }
];
const now = Date.parse('2026-11-02T09:00:00+08:00');
const told = (values: Record<string, unknown>, language: 'zh' | 'en' = 'zh') =>
  brokenDates(components, values, now, language).map(({ componentId, text }) => [componentId, text]);

describe('the bounds of a form’s dates, before anything is sent', () => {
  it('refuse a past day, a day before another field’s, and a time to come', () => {
    expect(told({ noticeOn: '2026-11-01' })).toEqual([['F1', '不得早於今日。']]);
    expect(told({ noticeOn: '2026-11-16', bidDeadline: '2026-11-16T17:00+08:00' })).toEqual([
      ['F2', '須晚於「預定公告日」。']
    ]);
    expect(told({ noticedAt: '2026-11-02T09:30+08:00' }, 'en')).toEqual([
      ['F3', 'Must not be after the present.']
    ]);
    expect(told({ meetingAt: '2026-11-02T08:50+08:00' })).toEqual([['F4', '不得早於現在。']]);
  });

  it('say nothing of what is kept, empty or unreadable, nor of a watch a little ahead', () => {
    expect(told({ noticeOn: '2026-11-02', bidDeadline: '2026-11-03T09:00+08:00' })).toEqual([]);
    expect(told({ noticeOn: null, bidDeadline: 'tomorrow', noticedAt: '2026-11-02T09:04+08:00' })).toEqual(
      []
    );
    for (const meetingAt of ['2026-11-02T08:57+08:00', '2026-11-02T09:00+08:00'])
      expect(told({ meetingAt })).toEqual([]);
  });

  it('are all known, so that what is mended can be taken away', () => {
    expect(dateSentences(components, 'zh')).toEqual([
      '不得早於今日。',
      '須晚於「預定公告日」。',
      '不得晚於現在。',
      '不得早於現在。'
    ]);
  });

  it('hold in every row of a list, against the row, the form around it and the present', () => {
    const list: DatedComponent = {
      type: 'dynamiclist',
      path: 'rows',
      components: [
        { id: 'R1', type: 'datetime', key: 'from', properties: { notBefore: 'today' } },
        { id: 'R2', type: 'datetime', key: 'to', properties: { after: 'from', notAfter: 'noticeOn' } }
      ]
    };
    const rows = [
      { from: '2026-11-01', to: '2026-11-10' },
      { from: '2026-11-12', to: '2026-11-12' },
      { from: '2026-11-12', to: '2026-11-21' }
    ];
    const broken = brokenDates([...components, list], { noticeOn: '2026-11-20', rows }, now, 'zh');
    expect(broken.map(({ path, indexes, componentId, text }) => [path, indexes, componentId, text])).toEqual([
      ['rows[0].from', [0], 'R1', '不得早於今日。'],
      ['rows[1].to', [1], 'R2', '須晚於「from」。'],
      ['rows[2].to', [2], 'R2', '不得晚於「預定公告日」。']
    ]);
    expect(dateSentences([...components, list], 'zh')).toContain('須晚於「from」。');
  });
});
