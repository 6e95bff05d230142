import type { DocumentRecord } from '../records.ts';
import type { ChangeLog } from './change-log.ts';
import type { DueQueue } from './due-queue.ts';

/** What is known of each document; the bytes are in the store alone. */
export class Documents {
  readonly #byKey = new Map<string, DocumentRecord>();
  readonly #byId = new Map<string, DocumentRecord>();
  readonly #log: ChangeLog;
  readonly #due: DueQueue;
  #bytes = 0;

  constructor(log: ChangeLog, due: DueQueue) {
    this.#log = log;
    this.#due = due;
  }

  /** Bytes of all documents together. */
  get bytes(): number {
    return this.#bytes;
  }

  get(documentId: string): DocumentRecord | undefined {
    return this.#byId.get(documentId);
  }

  loaded(document: DocumentRecord): void {
    this.#byKey.set(document.key, document);
    this.#byId.set(document.documentId, document);
    this.#bytes += document.size;
    if (document.expiresAt !== null) this.#due.add(document.expiresAt, 'documentExpiry', document.key);
  }

  created(document: DocumentRecord, content: Uint8Array): void {
    this.loaded(document);
    this.#log.inserted('document', document);
    this.#log.inserted('documentContent', {
      key: document.key,
      resource: Buffer.from(content).toString('base64')
    });
  }

  deleted(document: DocumentRecord): void {
    this.#byKey.delete(document.key);
    this.#byId.delete(document.documentId);
    this.#bytes -= document.size;
    this.#due.cancel(document.key);
    this.#log.removed('document', document.key);
    this.#log.removed('documentContent', document.key);
  }

  expired(key: string): void {
    const document = this.#byKey.get(key);
    if (document) this.deleted(document);
  }
}
