import { createHash } from 'node:crypto';
import type { Clock } from '../../../domain/clock.ts';
import type {
  ReleaseDecision,
  SealedEntry,
  StoredDocument,
  WorkerPorts
} from '../../../workers/ports/index.ts';

type PaperPorts = Pick<
  WorkerPorts,
  'sealedFields' | 'documents' | 'releases' | 'undertakings' | 'agencies' | 'people'
>;

/** Sealed answers, documents, release decisions and names in memory. */
export function createPapers(clock: Clock): PaperPorts {
  const entries = new Map<string, SealedEntry & { readonly caseKey: string }>();
  const documents = new Map<string, { readonly document: StoredDocument; readonly bytes: Buffer }>();
  const decisions: ReleaseDecision[] = [];
  const at = () => new Date(clock.now()).toISOString();

  return {
    sealedFields: {
      async seal({ caseKey, elementId, values, by, idempotencyKey }) {
        const known = entries.get(idempotencyKey);
        if (known) return known.entryId;
        const entryId = `entry-${entries.size + 1}`;
        entries.set(idempotencyKey, { entryId, caseKey, elementId, values, sealedBy: by, sealedAt: at() });
        return entryId;
      },
      entries: async (caseKey, elementId) =>
        [...entries.values()].filter(
          (entry) => entry.caseKey === caseKey && (elementId === undefined || entry.elementId === elementId)
        )
    },
    documents: {
      async put({ caseKey, templateId, format, copyId = null, named, bytes, idempotencyKey }) {
        const known = documents.get(idempotencyKey);
        if (known) return known.document;
        const document: StoredDocument = {
          documentId: `document-${documents.size + 1}`,
          caseKey,
          templateId,
          format,
          copyId,
          named,
          sha256: createHash('sha256').update(bytes).digest('hex'),
          createdAt: at()
        };
        documents.set(idempotencyKey, { document, bytes });
        return document;
      },
      list: async (caseKey) =>
        [...documents.values()]
          .map(({ document }) => document)
          .filter((document) => document.caseKey === caseKey),
      read: async (caseKey, documentId) =>
        [...documents.values()].find(
          ({ document }) => document.caseKey === caseKey && document.documentId === documentId
        )
    },
    releases: {
      async decide({ idempotencyKey, by, grade = null, until = null, ...input }) {
        const decision = {
          ...input,
          grade,
          until,
          decisionId: idempotencyKey,
          decidedBy: by,
          decidedAt: at(),
          carriedOutAt: null
        };
        decisions.push(decision);
        return decision;
      },
      decisions: async (caseKey) => decisions.filter((decision) => decision.caseKey === caseKey),
      async carryOut(caseKey) {
        const open = decisions.filter(
          (decision) => decision.caseKey === caseKey && decision.carriedOutAt === null
        );
        for (const decision of open)
          decisions.splice(decisions.indexOf(decision), 1, { ...decision, carriedOutAt: at() });
        return open;
      }
    },
    undertakings: {
      list: async (caseKey) => [
        { participationId: `${caseKey}/committee-member/1`, medium: 'paper', signedAt: at() }
      ]
    },
    agencies: {
      get: async () => ({ name: '海風市政府工務局', parentId: 'government' }),
      units: async () => [{ unitId: 'unit-1', name: '新建工程科' }]
    },
    people: {
      get: async (personId) => ({ displayName: `姓名${personId}`, language: 'zh' }),
      list: async ({ agencyId, role }) =>
        ['', '-former'].map((former) => ({
          personId: `p-${role}${agencyId === 'government' ? '-above' : ''}${former}`,
          unitId: null,
          disabled: former !== ''
        }))
    }
  };
}
