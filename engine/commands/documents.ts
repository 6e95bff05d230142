/** Commands about files: documents that the engine keeps, and deployed resources that go. */

/** The engine's own store; its documents are deleted when they expire. */
export interface CreateDocument {
  type: 'CreateDocument';
  /** Absent: the engine makes one. */
  documentId?: string;
  content: Uint8Array;
  contentType: string;
  fileName: string;
  /** Milliseconds since the epoch. */
  expiresAt?: number;
  processDefinitionId?: string;
  processInstanceKey?: string;
  customProperties?: Record<string, unknown>;
}

export interface DeleteDocument {
  type: 'DeleteDocument';
  documentId: string;
}

/** Deletes a process definition without running instances, a decision requirements file or a form, by its key. */
export interface DeleteResource {
  type: 'DeleteResource';
  resourceKey: string;
}
