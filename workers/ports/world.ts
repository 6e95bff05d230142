import type { Clock } from '../../domain/clock.ts';
import type { AuditWriter, CaseRegister, SealedFields } from './case-register.ts';
import type { CustodyRegister } from './custody.ts';
import type { DocumentRegister } from './documents.ts';
import type { EngineGateway } from './engine.ts';
import type { NoticeOutbox, OfficeCalendar } from './notices.ts';
import type {
  AgencyDirectory,
  EvidenceList,
  LeakReceipts,
  PersonDirectory,
  UndertakingList
} from './papers.ts';
import type { PlanVersions } from './plans.ts';
import type { ReleaseRegister } from './releases.ts';
import type { RemediationRegister } from './remediation.ts';

/** Everything that the job workers together need; each handler takes only its part. */
export interface WorkerPorts {
  readonly cases: CaseRegister;
  readonly sealedFields: SealedFields;
  readonly custody: CustodyRegister;
  readonly documents: DocumentRegister;
  readonly plans: PlanVersions;
  readonly releases: ReleaseRegister;
  readonly remediation: RemediationRegister;
  readonly undertakings: UndertakingList;
  readonly evidence: EvidenceList;
  readonly leaks: LeakReceipts;
  readonly agencies: AgencyDirectory;
  readonly people: PersonDirectory;
  readonly notices: NoticeOutbox;
  readonly calendar: OfficeCalendar;
  readonly audit: AuditWriter;
  readonly engine: EngineGateway;
  readonly clock: Clock;
}

/** A handler's part of the world. */
export type Ports<Name extends keyof WorkerPorts> = Pick<WorkerPorts, Name>;
