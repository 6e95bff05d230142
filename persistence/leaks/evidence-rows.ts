import type { Evidence, EvidenceEvent } from '../contract/index.ts';
import type { RegisterContext } from '../register/context.ts';
import type { Blob } from '../register/rows.ts';
import type { Place } from '../sealed/envelope.ts';
import { unsealJson } from '../sealed/seal.ts';

export interface EvidenceRow {
  evidence_id: string;
  case_key: string;
  number: number;
  description: Blob;
  bytes: Blob | null;
  sha256: string;
  holder: string | null;
  hold_until: string | null;
  preserved_at: string;
  preserved_by: string;
  idempotency_key: string;
}

export interface EvidenceEventRow {
  event_id: string;
  evidence_id: string;
  case_key: string;
  ordinal: number;
  event: EvidenceEvent['event'];
  at: string;
  by_person: string;
  holder: string | null;
  idempotency_key: string;
}

/** The hash is bound in: a piece of evidence cannot be given another's. */
export const evidencePlace = (
  row: Pick<EvidenceRow, 'case_key' | 'evidence_id' | 'sha256'>,
  part: 'description' | 'bytes'
): Place => [row.case_key, 'evidence', row.evidence_id, row.sha256, part];

export async function toEvidence(context: RegisterContext, row: EvidenceRow): Promise<Evidence> {
  return {
    evidenceId: row.evidence_id,
    caseKey: row.case_key,
    number: row.number,
    description: await unsealJson<string>(context, evidencePlace(row, 'description'), row.description),
    sha256: row.sha256,
    holderParticipationId: row.holder,
    holdUntil: row.hold_until,
    preservedAt: row.preserved_at,
    preservedBy: row.preserved_by,
    hasBytes: row.bytes !== null
  };
}

export const toEvidenceEvent = (row: EvidenceEventRow): EvidenceEvent => ({
  evidenceId: row.evidence_id,
  event: row.event,
  at: row.at,
  by: row.by_person,
  holderParticipationId: row.holder
});
