import type { Key } from './keys.ts';
import type { Instant, JsonText } from './values.ts';

/** A document that was handed to the engine: what is known of it; its bytes are a row of their own. */
export interface DocumentRecord {
  key: Key<'Document'>;
  documentId: string;
  /** SHA-256 of the bytes, hexadecimal. */
  contentHash: string;
  contentType: string;
  fileName: string;
  /** Bytes. */
  size: number;
  expiresAt: Instant | null;
  processDefinitionId: string | null;
  processInstanceKey: string | null;
  /** JSON text of an object. */
  customProperties: JsonText;
}

/** The bytes of a document, under the same key; never part of active state. */
export interface DocumentContentRecord {
  key: Key<'Document'>;
  /** Base64. */
  resource: string;
}
