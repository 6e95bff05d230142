import type {
  CustodyRegister,
  DocumentRegister,
  ReleaseRegister,
  RemediationRegister,
  SealedFields
} from '../../workers/ports/index.ts';
import type { AuditRegister } from './audit.ts';
import type { CaseRegisterOfDesk } from './cases.ts';
import type { CalendarRegister, NoticeRegister } from './desk.ts';
import type { FormDraftRegister } from './form-drafts.ts';
import type { EvidenceRegister, FindingRegister, LeakRegister } from './leaks.ts';
import type { MessageRegister } from './messages.ts';
import type { UndertakingRegister } from './papers.ts';
import type { AgencyRegister, DeputyRegister, PeopleRegister } from './people.ts';
import type { PlanRegister } from './plans.ts';
import type { SessionRegister, SignInAttempts } from './sessions.ts';
import type { TaskActRegister, TaskRegister } from './tasks.ts';

/** All registers over one database. Refusals arrive as RefusalError. */
export interface CaseStore {
  readonly agencies: AgencyRegister;
  readonly people: PeopleRegister;
  readonly deputies: DeputyRegister;
  readonly sessions: SessionRegister;
  readonly signInAttempts: SignInAttempts;
  readonly cases: CaseRegisterOfDesk;
  readonly sealedFields: SealedFields;
  readonly custody: CustodyRegister;
  readonly documents: DocumentRegister;
  readonly plans: PlanRegister;
  readonly tasks: TaskRegister;
  readonly taskActs: TaskActRegister;
  readonly messages: MessageRegister;
  readonly undertakings: UndertakingRegister;
  readonly releases: ReleaseRegister;
  readonly leaks: LeakRegister;
  readonly evidence: EvidenceRegister;
  readonly findings: FindingRegister;
  readonly remediation: RemediationRegister;
  readonly notices: NoticeRegister;
  readonly formDrafts: FormDraftRegister;
  readonly calendar: CalendarRegister;
  readonly audit: AuditRegister;
  /**
   * Everything done through the given store is one transaction: all or nothing. It is tried again on a deadlock, so
   * `work` must have no other effects, and must use only the store that it is given.
   */
  transaction<T>(work: (store: CaseStore) => Promise<T>): Promise<T>;
  /**
   * Runs `work` while nothing else runs under the key, here or in another process over the same database: for pairs of calls that
   * look first and act then. Neither nested nor
   * inside a transaction.
   */
  alone<T>(key: string, work: () => Promise<T>): Promise<T>;
}

export type * from './audit.ts';
export type * from './cases.ts';
export type * from './desk.ts';
export type * from './form-drafts.ts';
export type * from './leaks.ts';
export type * from './messages.ts';
export type * from './papers.ts';
export type * from './people.ts';
export type * from './plans.ts';
export type * from './sessions.ts';
export type * from './tasks.ts';
