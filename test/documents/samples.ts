import type { DocumentData, DocumentMark } from '../../documents/index.ts';

const at = '2026-11-20T09:30:00+08:00';

export const mark: DocumentMark = {
  grade: 'official-secret',
  periodOrCondition: '至決標公告時解密',
  agencyName: '海風市政府工務局',
  caseNumber: '115-維-0012',
  codeName: '青嵐',
  date: at
};

const measure = {
  elementId: 'DraftPapers',
  phase: '招標文件',
  particulars: '圖說由三人分段製作。',
  riskPoint: '招標文件於公告前外流',
  measure: '草稿限指定人員以隔離電腦製作，列印稿逐份編號並於交付時簽收。',
  role: '承辦人',
  due: '開標前二個工作日',
  evidence: '編號分發清冊、簽收單',
  clauses: '1、2'
};

const copy = { number: 3, artefact: '招標文件', holder: '林青禾', issuedAt: at, settledAt: '' };

const item = { artefact: '底價', sealNumber: 'A-0071', custodian: '何保', state: '密封中', changedAt: at };

/** Believable data for every paper; people and cases are invented. */
export const samples: DocumentData = {
  'plan-document': {
    title: '採購招標專案機密維護計畫',
    template: '採購招標專案機密維護計畫',
    templateVersion: '1',
    subject: '青嵐路拓寬工程採購',
    ground: '本局公務機密維護作業規定第十六點第一款。\n首長一一五年十月批示。',
    purpose: '確保招標文件、底價及投標廠商資料於依法公開前不致外洩。',
    period: '中華民國115年11月20日至中華民國116年3月31日',
    grade: 'official-secret',
    gradingOfficer: '局長周承遠',
    release: '至決標公告時解密',
    organisation: '政風室召集，新建工程科執行。',
    measures: [measure, measure],
    artefacts: [{ title: '招標文件', grade: 'official-secret', periodOrCondition: '公告時解密' }],
    steps: [{ phase: '底價', title: '底價核定及封存', role: '機關首長' }],
    inspections: ['中華民國115年12月1日'],
    contingency: '立即通報政風單位並保全證據。',
    remarks: '',
    clauses: [
      { source: '公務機密維護作業規定第16點第1款', text: '採購機密之維護' },
      { source: '公務機密維護作業規定第7點第6款', text: '專人監督銷毀' }
    ],
    version: '第 2 版',
    bundleSha256: 'a3f5'.repeat(16),
    members: [{ role: '機關首長', name: '周承遠', unit: '' }]
  },
  'approval-memo': {
    unit: '政風室',
    fileNumber: '',
    retention: '',
    urgency: '普通件',
    subject: '為辦理青嵐路拓寬工程採購專案機密維護計畫，簽請核定。',
    explanation: ['依據：作業規定第十六點第一款', '目的：確保公平競爭'],
    proposal: ['奉核定後會辦相關單位。'],
    decisions: [{ role: '機關首長', name: '周承遠', decision: '核定', opinion: '如擬。', at }]
  },
  'coordination-sheet': {
    subject: '青嵐路拓寬工程採購',
    request: '請配合執行。',
    sentAt: at,
    dueAt: at,
    replies: [{ unit: '新建工程科', name: '吳敏', decision: '知悉並配合執行', opinion: '', at }]
  },
  undertaking: {
    signer: '林青禾',
    role: '評選委員',
    matters: '評選委員名單',
    conflicts: '無',
    method: '紙本親簽',
    signedAt: at
  },
  'copy-register': {
    total: 1,
    copies: [{ ...copy, state: '已發出', witnesses: '' }],
    items: [item]
  },
  receipt: { copies: [copy], items: [item] },
  'opening-record': {
    ...item,
    events: [{ event: '已啟封', at, by: '林青禾', witnesses: '陸語安、石敬言' }]
  },
  'count-sheet': {
    itemNumber: '3',
    counts: [
      {
        place: '試場',
        at,
        by: '林青禾',
        seats: '30',
        absent: '2',
        scripts: '28',
        missing: '',
        papers: '30',
        witnesses: '陸語安、石敬言'
      }
    ]
  },
  'retention-request': {
    number: 3,
    artefact: '會議資料',
    holder: '林青禾',
    unit: '新建工程科',
    reason: '辦理後續審議',
    retainUntil: '2026-12-31'
  },
  'sign-in-sheet': {
    meetingCodeName: '松濤',
    grade: '密',
    meetingAt: at,
    venue: '第三會議室',
    mode: '實體',
    attendees: [{ name: '林青禾', role: '與會人員', unit: '新建工程科' }]
  },
  'minutes-list': {
    meetingCodeName: '松濤',
    minutesNumber: '密會-115-007',
    copies: [{ number: 1, recipient: '林青禾', unit: '新建工程科', kind: '出席單位' }]
  },
  'resolution-list': {
    reportedAt: at,
    resolutions: [
      {
        number: 1,
        resolution: '補正圖說',
        responsible: '吳敏',
        dueOn: '2026-12-31',
        releaseOn: '',
        releaseCondition: '公開展覽公告後',
        progress: '辦理中',
        state: '列管中'
      }
    ]
  },
  'ballot-record': {
    countedAt: at,
    issued: '9',
    valid: '8',
    invalid: '1',
    unused: '0',
    missing: '',
    results: [{ matter: '名冊編號 017', votes: '6' }],
    witnesses: ['林青禾', '何保'],
    resealed: 'B-0113'
  },
  'review-notice': {
    noticeNumber: '海人字第1150000123號',
    issuedAt: at,
    manner: '個別密封通知',
    subject: '檢送年終考績結果',
    remedy: '得依法提起復審。'
  },
  'hand-over-list': {
    leaver: '吳敏',
    role: '委員',
    unit: '新建工程科',
    reason: '調職',
    leavingOn: '2026-12-01',
    matters: '審議資料初稿一份',
    accounts: '門禁卡一張',
    copies: [{ ...copy, state: '已發出' }],
    items: [item]
  },
  'leak-report': {
    reportedAt: at,
    occurredAt: '2026-11-19T18:00:00+08:00',
    discoveredAt: at,
    matter: '領標或投標廠商名稱、家數',
    grade: 'official-secret',
    channel: '通訊軟體群組',
    knownTo: '承辦人、總務',
    facts: '群組內流傳名單截圖。',
    evidence: [{ title: '對話畫面', sha256: 'ab'.repeat(32), custodian: '何保', at }],
    containment: '已要求成員不得轉傳。',
    acknowledgements: [{ role: '機關首長', name: '周承遠', at, instruction: '速查。' }],
    cyberTrack: '通報編號：C-115-0042'
  },
  'remediation-list': {
    consentedAt: at,
    consentNote: '採購法第48條第1項第2款',
    tasks: [{ measure: '暫停招標', owner: '林青禾', dueAt: at, state: '辦理中', outcome: '' }],
    coordination: [{ unit: '新建工程科', name: '吳敏', opinion: '配合', at }],
    residualDamage: '有限且可控'
  },
  'case-analysis': {
    analysedAt: at,
    facts: '群組內流傳名單截圖。',
    findings: [{ matter: '轉傳', finding: '涉行政責任', reason: '紀錄相符' }],
    causes: [{ cause: '保密警覺不夠', subCauses: '未註記密等或警語', explanation: '以私人群組聯繫。' }],
    channels: '通訊軟體群組',
    prevention: '禁用私人群組。',
    lessons: '列入講習。',
    rewardsAndSanctions: ''
  },
  'release-list': {
    decidedAt: at,
    explanation: '',
    items: [
      {
        title: '招標文件',
        formerGrade: 'official-secret',
        decision: '解密',
        newGrade: 'unclassified',
        ground: '條件成就'
      }
    ]
  }
};

/** A copy of the value with every text but dates, grades and hashes replaced. */
export function withTexts<T>(value: T, text: string): T {
  if (Array.isArray(value)) return value.map((item) => withTexts(item, text)) as T;
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withTexts(item, text)])) as T;
  const kept = typeof value !== 'string' || /^\d{4}-|^official-secret$|^unclassified$/.test(value);
  return kept ? value : (text as T);
}
