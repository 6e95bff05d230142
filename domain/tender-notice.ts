import type { Refusal } from './refusals.ts';
import {
  amountOf,
  awardMethodOf,
  classOf,
  compactDate,
  dateOf,
  levelOf,
  momentOf,
  yesOrNo
} from './notice-items.ts';
import type { AwardMethod, NoticeLevel } from './notice-items.ts';
import type { ProcurementClass } from './scope.ts';

/** What a published notice says that a plan can start from; null where it could not be read. */
export interface TenderNotice {
  readonly agencyName: string | null;
  readonly unitName: string | null;
  readonly tenderTitle: string | null;
  readonly jobNumber: string | null;
  readonly procurementClass: ProcurementClass | null;
  /** 採購金額級距 as published. */
  readonly level: NoticeLevel | null;
  /** Published budget in NT dollars; the procurement amount may be larger by options. */
  readonly budget: number | null;
  /** `YYYY-MM-DD`. */
  readonly noticeOn: string | null;
  /** Instants, ISO 8601 with +08:00. */
  readonly bidDeadline: string | null;
  readonly bidOpening: string | null;
  readonly openingPlace: string | null;
  readonly tenderMethod: string | null;
  readonly awardMethod: AwardMethod | null;
  readonly hasReservePrice: 'yes' | 'no' | null;
}

/** A field that the officer has to fill in by hand, with why. */
export interface UnreadField {
  readonly field: keyof TenderNotice;
  readonly zh: string;
  readonly en: string;
}

export interface NoticeReading {
  readonly notice: TenderNotice;
  /** The phases that the tender's own terms bring with them. */
  readonly phases: readonly string[];
  readonly unread: readonly UnreadField[];
}

const labels: Readonly<Record<keyof TenderNotice, { zh: string; en: string }>> = {
  agencyName: { zh: '機關名稱', en: 'Agency' },
  unitName: { zh: '單位名稱', en: 'Unit' },
  tenderTitle: { zh: '標案名稱', en: 'Title' },
  jobNumber: { zh: '標案案號', en: 'Job number' },
  procurementClass: { zh: '標的分類', en: 'Class' },
  level: { zh: '採購金額級距', en: 'Level' },
  budget: { zh: '預算金額', en: 'Budget' },
  noticeOn: { zh: '公告日', en: 'Notice date' },
  bidDeadline: { zh: '截止投標', en: 'Deadline of bids' },
  bidOpening: { zh: '開標時間', en: 'Opening' },
  openingPlace: { zh: '開標地點', en: 'Place of opening' },
  tenderMethod: { zh: '招標方式', en: 'Tender method' },
  awardMethod: { zh: '決標方式', en: 'Award method' },
  hasReservePrice: { zh: '是否訂有底價', en: 'Reserve price' }
};

/**
 * Reads a tender notice as agencies publish it (`{records: [{brief, detail, …}]}`, one record, or a bare `detail`),
 * tolerantly: keys with blanks, items under 招標資料 or, after an amendment, 已公告資料, and missing ones. The newest
 * record that has details counts. NOTICE_UNREADABLE when there is nothing that looks like a notice.
 */
export function readTenderNotice(input: unknown): NoticeReading | { readonly refusal: Refusal } {
  const record = newestRecord(input);
  const items = record && itemsOf(record.detail);
  if (!record || !items || items.size === 0) return { refusal: { code: 'NOTICE_UNREADABLE' } };
  const notice = noticeOf(record, items);
  const unread = (Object.keys(labels) as (keyof TenderNotice)[])
    .filter((field) => notice[field] === null)
    .map((field) => unreadField(field));
  return { notice, phases: phasesOf(notice), unread };
}

interface NoticeRecord {
  readonly unitName: unknown;
  readonly jobNumber: unknown;
  readonly date: unknown;
  readonly title: unknown;
  readonly detail: Readonly<Record<string, unknown>>;
}

function newestRecord(input: unknown): NoticeRecord | undefined {
  if (!isObject(input)) return undefined;
  const list = Array.isArray(input['records'])
    ? input['records']
    : [isObject(input['detail']) ? input : { detail: input }];
  const records = list.filter(isObject).flatMap((entry) => {
    const { detail } = entry;
    if (!isObject(detail)) return [];
    const brief = isObject(entry['brief']) ? entry['brief'] : {};
    return [
      {
        unitName: entry['unit_name'],
        jobNumber: entry['job_number'],
        date: entry['date'],
        title: brief['title'],
        detail
      }
    ];
  });
  return records.sort((a, b) => String(b.date ?? '').localeCompare(String(a.date ?? '')))[0];
}

/** `group:item` → text, keys without blanks. */
function itemsOf(detail: Readonly<Record<string, unknown>>): Map<string, string> {
  const items = new Map<string, string>();
  for (const [key, value] of Object.entries(detail)) {
    const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : '';
    const name = key.replace(/\s+/g, '').replace('：', ':');
    if (text !== '' && name.includes(':')) items.set(name, text);
  }
  return items;
}

const tenderGroups = ['招標資料', '已公告資料', '採購資料', '領投開標', '機關資料'];

/** The item in its own group, or where amended and other kinds of notice put it. */
function pick(items: ReadonlyMap<string, string>, item: string): string | undefined {
  for (const group of tenderGroups) {
    const value = items.get(`${group}:${item}`);
    if (value !== undefined) return value;
  }
  return undefined;
}

function noticeOf(record: NoticeRecord, items: ReadonlyMap<string, string>): TenderNotice {
  const at = (item: string) => pick(items, item);
  return {
    agencyName: at('機關名稱') ?? textOf(record.unitName),
    unitName: at('單位名稱') ?? null,
    tenderTitle: at('標案名稱') ?? textOf(record.title),
    jobNumber: at('標案案號') ?? textOf(record.jobNumber),
    procurementClass: classOf(at('標的分類')),
    level: levelOf(at('採購金額級距')),
    budget: amountOf(at('預算金額')),
    noticeOn: dateOf(at('公告日')) ?? compactDate(record.date),
    bidDeadline: momentOf(at('截止投標')),
    bidOpening: momentOf(at('開標時間')),
    openingPlace: at('開標地點') ?? null,
    tenderMethod: at('招標方式') ?? null,
    awardMethod: awardMethodOf(at('決標方式')),
    hasReservePrice: yesOrNo(at('是否訂有底價'))
  };
}

/** A reserve price and a committee are phases only where the tender has them (採購法 §47, §52). */
function phasesOf(notice: TenderNotice): readonly string[] {
  return [
    'requirement',
    ...(notice.hasReservePrice === 'no' ? [] : ['reserve-price']),
    ...(notice.awardMethod === 'most-advantageous' ? ['committee'] : []),
    'tender',
    'opening',
    ...(notice.awardMethod === 'most-advantageous' ? ['evaluation'] : []),
    'award',
    'release'
  ];
}

const unreadField = (field: keyof TenderNotice): UnreadField => ({
  field,
  zh: `公告中讀不到「${labels[field].zh}」，請自行填寫。`,
  en: `“${labels[field].en}” could not be read from the notice; fill it in.`
});

const textOf = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : null;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
