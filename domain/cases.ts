import type { Grade } from './grades.ts';
import type { Role } from './roles.ts';

export type CaseKind = 'plan' | 'leak';

export const caseStates = {
  draft: { zh: '擬訂中', en: 'Draft' },
  'in-approval': { zh: '簽核中', en: 'In approval' },
  running: { zh: '執行中', en: 'Running' },
  suspended: { zh: '暫停', en: 'Suspended' },
  released: { zh: '已解密', en: 'Released' },
  closed: { zh: '已結案', en: 'Closed' },
  rejected: { zh: '未獲核定', en: 'Rejected' },
  cancelled: { zh: '已取消', en: 'Cancelled' }
} as const;

export type CaseState = keyof typeof caseStates;

/** A case as its register shows it: code name and number only, never its subject. Instants are ISO 8601. */
export interface CaseRecord {
  readonly caseKey: string;
  readonly kind: CaseKind;
  readonly number: string;
  readonly codeName: string;
  readonly agencyId: string;
  readonly grade: Grade;
  readonly state: CaseState;
  /** The shipped process that the case runs or was drawn from, e.g. `plan-procurement-bid`. */
  readonly templateId: string;
  /** The case that this one came out of: a leak's plan. */
  readonly parentCaseKey: string | null;
  readonly openedAt: string;
  readonly closedAt: string | null;
}

/** One person's part in one case. The id is random; only the case store resolves it to a person. */
export interface Participation {
  readonly participationId: string;
  readonly caseKey: string;
  readonly role: Role;
  /** Null for outsiders without an account (experts, bidders); their name is a sealed field. */
  readonly personId: string | null;
  readonly unitId: string | null;
  /** Someone implicated in a leak is bypassed by notices, coordination and task lists (domain B.8). */
  readonly implicated: boolean;
}
