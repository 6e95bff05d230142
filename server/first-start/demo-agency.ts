import type { Role } from '../../domain/roles.ts';

interface DemoPerson {
  readonly account: string;
  readonly name: string;
  readonly unit: string | null;
  readonly roles: readonly Role[];
}

/** An invented city bureau and its superior ethics office; every name is made up. */
export const demoAgencies = {
  superior: { name: '臨港市政府政風處', units: ['第一科'] },
  bureau: {
    name: '臨港市政府工務局',
    units: [
      '局長室',
      '政風室',
      '採購科',
      '新建工程科',
      '養護工程科',
      '會計室',
      '人事室',
      '秘書室',
      '資訊科',
      '檔案股'
    ]
  }
} as const;

export const demoSuperior: readonly DemoPerson[] = [
  { account: 'superior1', name: '姜映澄', unit: '第一科', roles: ['superior-ethics'] },
  { account: 'superior2', name: '駱思遠', unit: '第一科', roles: ['superior-ethics'] }
];

export const demoBureau: readonly DemoPerson[] = [
  { account: 'head', name: '溫以恆', unit: '局長室', roles: ['agency-head', 'meeting-chair'] },
  { account: 'deputy1', name: '韋亭安', unit: '局長室', roles: ['staff'] },
  { account: 'deputy2', name: '簡肇文', unit: '局長室', roles: ['staff'] },
  { account: 'ethics1', name: '沈知微', unit: '政風室', roles: ['ethics-officer'] },
  { account: 'ethics2', name: '游承翰', unit: '政風室', roles: ['ethics-officer'] },
  { account: 'procurement', name: '湯若蘅', unit: '採購科', roles: ['unit-head'] },
  { account: 'construction', name: '龔彥博', unit: '新建工程科', roles: ['unit-head'] },
  { account: 'maintenance', name: '夏予寧', unit: '養護工程科', roles: ['unit-head'] },
  { account: 'officer1', name: '杜明軒', unit: '採購科', roles: ['case-officer'] },
  { account: 'officer2', name: '阮采庭', unit: '新建工程科', roles: ['case-officer', 'committee-member'] },
  { account: 'committee', name: '柯子墨', unit: '養護工程科', roles: ['committee-member', 'attendee'] },
  { account: 'custodian', name: '喬雅筑', unit: '檔案股', roles: ['custodian'] },
  { account: 'accounting', name: '岳心怡', unit: '會計室', roles: ['accounting'] },
  { account: 'personnel', name: '卓映竹', unit: '人事室', roles: ['personnel-officer'] },
  { account: 'general', name: '祝家豪', unit: '秘書室', roles: ['general-affairs'] },
  { account: 'infosec', name: '翁立群', unit: '資訊科', roles: ['infosec-officer'] },
  { account: 'spokesperson', name: '童語謙', unit: '秘書室', roles: ['spokesperson'] },
  { account: 'staff', name: '麥可晴', unit: '新建工程科', roles: ['staff'] },
  { account: 'admin', name: '系統管理者', unit: null, roles: ['administrator'] }
];

/** Who stands in for the head in the first year. */
export const demoDeputies: readonly { readonly principal: string; readonly deputy: string }[] = [
  { principal: 'head', deputy: 'deputy1' },
  { principal: 'head', deputy: 'deputy2' }
];

export type { DemoPerson };
