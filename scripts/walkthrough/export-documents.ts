import { mkdtemp, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Client } from '../../test/support/client.ts';

interface Exported {
  readonly folder: string;
  readonly files: readonly string[];
}

/** The name that the desk gives a file; one with Chinese in it is percent-encoded (RFC 6266). */
function nameIn(disposition: string | null, otherwise: string): string {
  const encoded = /filename\*=UTF-8''([^;]+)/.exec(disposition ?? '')?.[1];
  if (encoded !== undefined) return decodeURIComponent(encoded);
  return /filename="([^"]+)"/.exec(disposition ?? '')?.[1] ?? otherwise;
}

/** Downloads every paper (ODF and PDF) that a signed-in reader sees in the cases into a new temporary folder. */
export async function exportDocuments(
  reader: Client,
  rooms: readonly { readonly caseKey: string; readonly endpoint: 'caseRoom' | 'leakRoom' }[]
): Promise<Exported> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'shoumi-documents-'));
  const files: string[] = [];
  for (const { caseKey, endpoint } of rooms) {
    const { documents } = await reader.call(endpoint, { params: { caseKey } });
    const papers = documents.filter(({ format }) => format !== 'html');
    for (const [index, { documentId }] of papers.entries()) {
      const { status, bytes, headers } = await reader.download(`/cases/${caseKey}/documents/${documentId}`);
      if (status !== 200 || bytes.length === 0) throw new Error(`document ${documentId} answered ${status}`);
      const name = nameIn(headers.get('content-disposition'), documentId);
      const file = path.join(folder, `${String(index + 1).padStart(2, '0')}-${name}`);
      await writeFile(file, bytes);
      files.push(file);
    }
  }
  return { folder, files };
}

/** Downloads the audit log beside the documents, to be verified without the desk. */
export async function exportAudit(reader: Client, folder: string): Promise<string> {
  const { status, bytes } = await reader.download('/audit/export');
  if (status !== 200) throw new Error(`the audit export answered ${status}`);
  const file = path.join(folder, 'audit.jsonl');
  await writeFile(file, bytes);
  return file;
}
