import { hash, randomUUID } from 'node:crypto';
import type { DocumentRecord } from '../../records.ts';
import { accept, refuse } from '../../refusal.ts';
import type { Handler } from './handler.ts';

const MEGABYTE = 1024 * 1024;
/** Bytes that one document may have, and all of them together. */
export const mostOfOne = 8 * MEGABYTE;
export const mostOfAll = 512 * MEGABYTE;

export const createDocument: Handler<'CreateDocument'> = (p, command) => {
  const { documentId = randomUUID(), content, contentType, fileName } = command;
  if (content.length > mostOfOne)
    return refuse('INVALID_ARGUMENT', `A document has ${mostOfOne} bytes at most; '${fileName}' is larger.`);
  if (p.state.documents.bytes + content.length > mostOfAll)
    return refuse(
      'RESOURCE_EXHAUSTED',
      `The documents of this engine have ${mostOfAll} bytes at most; delete some first.`
    );
  if (p.state.documents.get(documentId))
    return refuse(
      'ALREADY_EXISTS',
      `Expected to create a document with id '${documentId}', but there is one`
    );
  if (command.expiresAt !== undefined && command.expiresAt <= p.now())
    return refuse('INVALID_ARGUMENT', 'A document must expire in the future.');
  const document: DocumentRecord = {
    key: p.state.keys.next(),
    documentId,
    contentHash: hash('sha256', content, 'hex'),
    contentType,
    fileName,
    size: content.length,
    expiresAt: command.expiresAt ?? null,
    processDefinitionId: command.processDefinitionId ?? null,
    processInstanceKey: command.processInstanceKey ?? null,
    customProperties: JSON.stringify(command.customProperties ?? {})
  };
  p.state.documents.created(document, content);
  return accept({ ...document });
};

export const deleteDocument: Handler<'DeleteDocument'> = (p, { documentId }) => {
  const document = p.state.documents.get(documentId);
  if (!document)
    return refuse('NOT_FOUND', `Expected to delete a document with id '${documentId}', but there is none`);
  p.state.documents.deleted(document);
  return accept(null);
};
