import { describe, expect, it } from '@jest/globals';
import { readTenderNotice } from '../../domain/tender-notice.ts';

const detail = {
  '機關資料:機關名稱': '河濱市政府工務局',
  '機關資料:單位名稱': '新建工程科',
  '採購資料:標案名稱': '濱水步道改善工程',
  '採購資料:標案案號': 'HB-115-021',
  '採購資料: 標的分類': '工程類 5134 - 橋梁',
  '採購資料:採購金額級距': '查核金額以上未達巨額',
  '採購資料:預算金額': '86,000,000元',
  '招標資料:招標方式': '公開招標',
  '招標資料:決標方式': '最低標',
  '招標資料:是否訂有底價': '是',
  '領投開標:截止投標': '115/12/15 17:00',
  '領投開標:開標時間': '115/12/16 10:00',
  '領投開標:開標地點': '本局二樓會議室'
};
const published = (over: object = {}, date = '20261125') => ({
  records: [
    {
      unit_id: 'A.1',
      job_number: 'HB-115-021',
      date,
      brief: { title: '濱水步道改善工程', type: '公開招標公告' },
      detail: { ...detail, ...over }
    }
  ]
});
const without = (...keys: string[]) =>
  Object.fromEntries(Object.entries(detail).filter(([key]) => !keys.includes(key.replace(/\s/g, ''))));

describe('a tender notice as published', () => {
  it('gives what a plan starts from', () => {
    expect(readTenderNotice(published())).toEqual({
      notice: {
        agencyName: '河濱市政府工務局',
        unitName: '新建工程科',
        tenderTitle: '濱水步道改善工程',
        jobNumber: 'HB-115-021',
        procurementClass: 'works',
        level: 'audit',
        budget: 86_000_000,
        noticeOn: '2026-11-25',
        bidDeadline: '2026-12-15T17:00:00+08:00',
        bidOpening: '2026-12-16T10:00:00+08:00',
        openingPlace: '本局二樓會議室',
        tenderMethod: '公開招標',
        awardMethod: 'lowest',
        hasReservePrice: 'yes'
      },
      phases: ['requirement', 'reserve-price', 'tender', 'opening', 'award', 'release'],
      unread: []
    });
  });

  it('finds what an amendment moved to another group', () => {
    const amended = {
      records: [
        {
          date: '20261130',
          detail: {
            ...without('招標資料:決標方式', '招標資料:是否訂有底價'),
            '已公告資料: 決標方式 ': '最有利標',
            '已公告資料:是否訂有底價': '否'
          }
        }
      ]
    };
    expect(readTenderNotice(amended)).toMatchObject({
      notice: { awardMethod: 'most-advantageous', hasReservePrice: 'no' },
      phases: ['requirement', 'committee', 'tender', 'opening', 'evaluation', 'award', 'release'],
      unread: []
    });
  });

  it('takes the newest record and says what could not be read', () => {
    const { records } = published(
      { '採購資料:預算金額': '預算金額不公開', '領投開標:開標時間': '另行通知' },
      '20261201'
    );
    const reading = readTenderNotice({ records: [published().records[0], ...records, { date: '20261205' }] });
    expect(reading).toMatchObject({ notice: { noticeOn: '2026-12-01', budget: null, bidOpening: null } });
    expect('unread' in reading && reading.unread.map(({ field }) => field)).toEqual(['budget', 'bidOpening']);
  });

  it('reads a bare detail object too', () => {
    expect(readTenderNotice(detail)).toMatchObject({ notice: { procurementClass: 'works', noticeOn: null } });
  });

  it.each([null, 'notice', [], {}, { records: [] }, { records: [{ detail: {} }] }, { records: 'x' }])(
    'refuses %j',
    (input) => {
      expect(readTenderNotice(input)).toEqual({ refusal: { code: 'NOTICE_UNREADABLE' } });
    }
  );
});
