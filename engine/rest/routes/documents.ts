import { isoTime, orAbsent } from '../../query/present.ts';
import type { DocumentRecord } from '../../records.ts';
import { bytes, json } from '../answer.ts';
import type { JsonObject } from '../json-body.ts';
import type { Part } from '../multipart.ts';
import { invalidArgument, notFound, ProblemError } from '../problem.ts';
import { optionalInteger } from '../read.ts';
import { checkStore, documentStore, metadataList, metadataOf, readDocument } from '../read-document.ts';
import type { Gateway, Handler, RestRequest, Route } from '../route.ts';
import { submit, submitQuietly } from '../run.ts';

const MEGABYTE = 1024 * 1024;
const HOUR = 3_600_000;

function reference(document: DocumentRecord): object {
  return {
    'camunda.document.type': 'camunda',
    storeId: documentStore,
    documentId: document.documentId,
    contentHash: document.contentHash,
    metadata: {
      contentType: document.contentType,
      fileName: document.fileName,
      expiresAt: isoTime(document.expiresAt),
      size: document.size,
      processDefinitionId: orAbsent(document.processDefinitionId),
      processInstanceKey: orAbsent(document.processInstanceKey),
      customProperties: JSON.parse(document.customProperties) as object
    }
  };
}

const create: Handler = async (gateway, { parts, query }) => {
  checkStore(query);
  const part = parts.find(({ name }) => name === 'file');
  if (!part) throw invalidArgument('No file provided: send it as the part "file".');
  const command = readDocument(part, metadataOf(parts), query.get('documentId') ?? undefined);
  return json(reference(await submit(gateway, command)), 201);
};

const createAll: Handler = async (gateway, { parts, query }) => {
  checkStore(query);
  const files = parts.filter(({ name }) => name === 'files');
  const metadata = metadataList(parts);
  if (files.length === 0) throw invalidArgument('No files provided: send each as a part "files".');
  if (metadata.length > 0 && metadata.length !== files.length)
    throw invalidArgument('metadataList must have one entry for each file.');
  const tried = await Promise.all(
    files.map((part, index) => createOne(gateway, part, metadata[index] ?? {}))
  );
  const failedDocuments = tried.flatMap(({ failed }) => failed ?? []);
  const createdDocuments = tried.flatMap(({ created }) => created ?? []);
  return json({ createdDocuments, failedDocuments }, failedDocuments.length > 0 ? 207 : 201);
};

async function createOne(
  gateway: Gateway,
  part: Part,
  metadata: JsonObject
): Promise<{ created?: object; failed?: object }> {
  try {
    return { created: reference(await submit(gateway, readDocument(part, metadata))) };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return { failed: { fileName: part.filename ?? '', detail: error.problem.detail } };
  }
}

/** The document of the path, whose hash the request must know. */
async function documentOf({ queries }: Gateway, { params, query }: RestRequest): Promise<DocumentRecord> {
  checkStore(query);
  const found = await queries.search('document', {
    where: [{ field: 'documentId', op: 'eq', value: params[0]! }],
    sort: [],
    limit: 1
  });
  const [document] = found.items;
  if (!document) throw notFound('There is no document with this id.');
  if (query.get('contentHash') !== document.contentHash)
    throw invalidArgument('contentHash must be the hash that the reference of the document has.');
  return document;
}

const get: Handler = async (gateway, request) => {
  const document = await documentOf(gateway, request);
  const content = await gateway.queries.get('documentContent', document.key);
  if (!content) throw notFound('There is no document with this id.');
  return bytes(Buffer.from(content.resource, 'base64'), document.contentType, document.fileName);
};

const remove: Handler = (gateway, { params, query }) => {
  checkStore(query);
  return submitQuietly(gateway, { type: 'DeleteDocument', documentId: params[0]! });
};

const link: Handler = async (gateway, request) => {
  const { documentId, contentHash } = await documentOf(gateway, request);
  const timeToLive = optionalInteger(request.body, 'timeToLive') ?? HOUR;
  if (timeToLive <= 0) throw invalidArgument('timeToLive must be above zero.');
  const { path, expiresAt } = gateway.links.make(documentId, contentHash, timeToLive);
  const { host, port } = gateway.address();
  return json({ url: `http://${host}:${port}${path}`, expiresAt: isoTime(expiresAt) }, 201);
};

/** Documents, kept in the engine's own store. The SDK's older client asks for links at a path of its own. */
export const documentRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/documents',
    handle: create,
    takes: 'multipart',
    most: 9 * MEGABYTE,
    note: 'store `engine`: 8 MiB a document, 512 MiB together'
  },
  { method: 'POST', path: '/documents/batch', handle: createAll, takes: 'multipart', most: 32 * MEGABYTE },
  { method: 'GET', path: '/documents/{id}', handle: get },
  { method: 'DELETE', path: '/documents/{id}', handle: remove },
  {
    method: 'POST',
    path: '/documents/{id}/links',
    handle: link,
    note: 'a day at most; ends with the process'
  },
  { method: 'POST', path: '/documents/{id}/link', handle: link, note: 'as the older client asks' }
];
