/** The people of a secrecy plan or leak, by what they do in it (domain roles, not job titles). */
export const roles = {
  'agency-head': { zh: '機關首長', en: 'Agency head' },
  'unit-head': { zh: '單位主管', en: 'Unit head' },
  'ethics-officer': { zh: '政風人員', en: 'Ethics officer' },
  'case-officer': { zh: '承辦人', en: 'Case officer' },
  custodian: { zh: '保管人員', en: 'Custodian' },
  'meeting-chair': { zh: '會議主席', en: 'Meeting chair' },
  attendee: { zh: '與會人員', en: 'Attendee' },
  'committee-member': { zh: '委員', en: 'Committee member' },
  'question-setter': { zh: '命題委員', en: 'Question setter' },
  printer: { zh: '印製人員', en: 'Printing staff' },
  proctor: { zh: '試場監試人員', en: 'Proctor' },
  marker: { zh: '閱卷委員', en: 'Marker' },
  'personnel-officer': { zh: '人事人員', en: 'Personnel officer' },
  'infosec-officer': { zh: '資安人員', en: 'Information security officer' },
  accounting: { zh: '主（會）計人員', en: 'Accounting officer' },
  'general-affairs': { zh: '總務人員', en: 'General affairs' },
  spokesperson: { zh: '發言人', en: 'Spokesperson' },
  'superior-ethics': { zh: '上級政風機構', en: 'Superior ethics office' },
  staff: { zh: '同仁', en: 'Staff' },
  administrator: { zh: '系統管理者', en: 'Administrator' }
} as const satisfies Record<string, { zh: string; en: string }>;

export type Role = keyof typeof roles;

/** Offices that people hold in the agency; a case cannot give them to somebody else. */
export const offices: ReadonlySet<Role> = new Set([
  'agency-head',
  'unit-head',
  'ethics-officer',
  'superior-ethics',
  'accounting',
  'infosec-officer',
  'personnel-officer'
]);

/** Roles that a list of nominees may fill (`shoumi:nominates`): parts in one case that carry no authority over it. */
export const nominatedRoles = [
  'committee-member',
  'question-setter',
  'printer',
  'proctor',
  'marker',
  'attendee'
] as const satisfies readonly Role[];

export const isRole = (value: string): value is Role => Object.hasOwn(roles, value);

const order = Object.keys(roles);

/** Orders people as papers list them: the head first, then by what they do. */
export const byRole = (a: { readonly role: Role }, b: { readonly role: Role }): number =>
  order.indexOf(a.role) - order.indexOf(b.role);
