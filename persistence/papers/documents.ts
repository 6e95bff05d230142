import { createHash } from 'node:crypto';
import type { DocumentFormat, DocumentRegister, StoredDocument } from '../../workers/ports/index.ts';
import { lockCase } from '../cases/participations.ts';
import { atomically } from '../register/atomically.ts';
import { newId, nowOf, type RegisterContext } from '../register/context.ts';
import type { Blob } from '../register/rows.ts';
import type { Place } from '../sealed/envelope.ts';
import { seal, unseal } from '../sealed/seal.ts';

interface DocumentHead {
  document_id: string;
  case_key: string;
  template_id: string;
  format: DocumentFormat;
  copy_id: string | null;
  /** JSON; null in papers of older versions. */
  named: string | null;
  sha256: string;
  created_at: string;
}

interface DocumentRow extends DocumentHead {
  ordinal: number;
  sealed: Blob;
  idempotency_key: string;
}

type PutInput = Parameters<DocumentRegister['put']>[0];

const HEAD = [
  'document_id',
  'case_key',
  'template_id',
  'format',
  'copy_id',
  'named',
  'sha256',
  'created_at'
] as const;

/** Whom it names decides who may read it, and is bound to the bytes. */
const placeOf = (row: DocumentHead): Place => [
  row.case_key,
  'documents',
  row.document_id,
  row.template_id,
  row.format,
  row.copy_id,
  ...(row.named === null ? [] : [row.named])
];

const toDocument = (row: DocumentHead): StoredDocument => ({
  documentId: row.document_id,
  caseKey: row.case_key,
  templateId: row.template_id,
  format: row.format,
  copyId: row.copy_id,
  named: row.named === null ? null : (JSON.parse(row.named) as string[]),
  sha256: row.sha256,
  createdAt: row.created_at
});

async function put(context: RegisterContext, input: PutInput): Promise<StoredDocument> {
  const { db } = context;
  await lockCase(context, input.caseKey);
  const same = { case_key: input.caseKey, idempotency_key: input.idempotencyKey };
  const before = await db<DocumentRow>('documents')
    .where(same)
    .first(...HEAD);
  if (before) return toDocument(before);
  const [last] = await db('documents').where({ case_key: input.caseKey }).max({ ordinal: 'ordinal' });
  const head: DocumentHead = {
    document_id: newId(context),
    case_key: input.caseKey,
    template_id: input.templateId,
    format: input.format,
    copy_id: input.copyId ?? null,
    named: JSON.stringify(input.named),
    sha256: createHash('sha256').update(input.bytes).digest('hex'),
    created_at: nowOf(context)
  };
  const row: DocumentRow = {
    ...head,
    ordinal: Number(last?.ordinal ?? 0) + 1,
    sealed: await seal(context, placeOf(head), input.bytes),
    idempotency_key: input.idempotencyKey
  };
  await db('documents').insert(row);
  return toDocument(head);
}

export function createDocumentRegister(context: RegisterContext): DocumentRegister {
  const { db } = context;
  return {
    put: (input) => atomically(context, (inner) => put(inner, input)),
    async list(caseKey) {
      const where = { case_key: caseKey };
      const rows = await db<DocumentRow>('documents')
        .where(where)
        .orderBy('ordinal')
        .select(...HEAD);
      return rows.map(toDocument);
    },
    async read(caseKey, documentId) {
      const where = { case_key: caseKey, document_id: documentId };
      const row = await db<DocumentRow>('documents').where(where).first();
      return row && { document: toDocument(row), bytes: await unseal(context, placeOf(row), row.sealed) };
    }
  };
}
