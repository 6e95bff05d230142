import type { Knex } from 'knex';
import type { Clock } from '../domain/clock.ts';
import { createAuditRegister, type AuditContext } from './audit/register.ts';
import { createHeadSigner } from './audit/signing.ts';
import { createCaseRegister } from './cases/register.ts';
import { createSealedFields } from './cases/sealed-fields.ts';
import type { CaseStore } from './contract/index.ts';
import { createCustodyRegister } from './custody/register.ts';
import { createCalendarRegister } from './desk/calendar.ts';
import { createFormDraftRegister } from './desk/form-drafts.ts';
import { createNoticeRegister } from './desk/notices.ts';
import { createEvidenceRegister } from './leaks/evidence.ts';
import { createFindingRegister } from './leaks/findings.ts';
import { createRemediationRegister } from './leaks/remediation.ts';
import { createLeakRegister } from './leaks/reports.ts';
import { createDocumentRegister } from './papers/documents.ts';
import { createReleaseRegister } from './papers/releases.ts';
import { createUndertakingRegister } from './papers/undertakings.ts';
import { createAgencyRegister } from './people/agencies.ts';
import { createDeputyRegister } from './people/deputies.ts';
import { createPeopleRegister } from './people/people.ts';
import { createSessionRegister } from './people/sessions.ts';
import { createSignInAttempts } from './people/sign-in-attempts.ts';
import { createPlanRegister } from './plans/register.ts';
import { createAlone } from './register/alone.ts';
import { atomically } from './register/atomically.ts';
import type { RandomSource } from './register/context.ts';
import { createCaseKeys } from './sealed/case-keys.ts';
import { createPersonKeys, type PersonKeys } from './sealed/person-keys.ts';
import { createTaskActRegister } from './tasks/acts.ts';
import { createMessageRegister } from './tasks/messages.ts';
import { createTaskRegister } from './tasks/register.ts';

interface StoreContext extends AuditContext {
  readonly personKey: PersonKeys;
}

const registersOver = (context: StoreContext, alone: CaseStore['alone']): CaseStore => ({
  agencies: createAgencyRegister(context),
  people: createPeopleRegister(context),
  deputies: createDeputyRegister(context),
  sessions: createSessionRegister(context),
  signInAttempts: createSignInAttempts(context),
  cases: createCaseRegister(context),
  sealedFields: createSealedFields(context),
  custody: createCustodyRegister(context),
  documents: createDocumentRegister(context),
  plans: createPlanRegister(context),
  tasks: createTaskRegister(context),
  taskActs: createTaskActRegister(context),
  messages: createMessageRegister(context),
  undertakings: createUndertakingRegister(context),
  releases: createReleaseRegister(context),
  leaks: createLeakRegister(context),
  evidence: createEvidenceRegister(context),
  findings: createFindingRegister(context),
  remediation: createRemediationRegister(context),
  notices: createNoticeRegister(context),
  formDrafts: createFormDraftRegister(context, context.personKey),
  calendar: createCalendarRegister(context),
  audit: createAuditRegister(context),
  transaction: (work) => atomically(context, (inner) => work(registersOver(inner, alone))),
  alone
});

/** All registers over an open database; `masterKey` is 32 bytes that are not in the database. */
export function createCaseStore(
  db: Knex,
  options: { readonly clock: Clock; readonly random: RandomSource; readonly masterKey: Buffer }
): CaseStore {
  const { clock, random, masterKey } = options;
  const keys = createCaseKeys(masterKey, random);
  const personKey = createPersonKeys(masterKey);
  return registersOver(
    { db, clock, random, keys, personKey, signer: createHeadSigner(masterKey) },
    createAlone(db)
  );
}
