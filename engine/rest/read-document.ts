import type { CreateDocument } from '../commands.ts';
import { parseJsonObject, type JsonObject } from './json-body.ts';
import type { Part } from './multipart.ts';
import { invalidArgument } from './problem.ts';
import { optionalDateTime, optionalKey, optionalObject, optionalText } from './read.ts';

const MEDIA_TYPE = /^[\w.+-]{1,80}\/[\w.+-]{1,80}(\s*;\s*[\w-]{1,40}="?[\w.-]{1,40}"?)?$/;
/** One segment of a path: `.` and `..` name other places. */
const DOCUMENT_ID = /^(?!\.{1,2}$)[\w.:~-]{1,200}$/;
const MOST_PROPERTIES = 16 * 1024;

/** The one store that there is. */
export const documentStore = 'engine';

/** Refuses every store but the engine's own. */
export function checkStore(query: URLSearchParams): void {
  const asked = query.get('storeId');
  if (asked && asked !== documentStore)
    throw invalidArgument(
      `Document store with id '${asked.slice(0, 100)}' does not exist; use '${documentStore}'.`
    );
}

/** The metadata of a batch: one part each, or one part with a list. */
export function metadataList(parts: readonly Part[]): JsonObject[] {
  return parts
    .filter((part) => part.name === 'metadataList')
    .flatMap(({ content }) => {
      if (!content.toString('utf8', 0, 20).trimStart().startsWith('[')) return [parseJsonObject(content)];
      const { list } = parseJsonObject(Buffer.concat([Buffer.from('{"list":'), content, Buffer.from('}')]));
      return list as JsonObject[];
    });
}

/** The metadata of a single document: a part of that name with a JSON object. */
export function metadataOf(parts: readonly Part[]): JsonObject {
  return parseJsonObject(parts.find((part) => part.name === 'metadata')?.content ?? Buffer.alloc(0));
}

/** What is to be kept of a file; its metadata wins over what the part says. */
export function readDocument(part: Part, metadata: JsonObject, documentId?: string): CreateDocument {
  if (documentId !== undefined && !DOCUMENT_ID.test(documentId))
    throw invalidArgument('A documentId has 200 letters, digits, or ._:~- at most, and is not . or ..');
  if (metadata === null || typeof metadata !== 'object') throw invalidArgument('metadata must be an object.');
  const fileName = optionalText(metadata, 'fileName') ?? part.filename ?? documentId ?? 'document';
  if (fileName.length > 255) throw invalidArgument('A fileName has 255 characters at most.');
  const contentType = optionalText(metadata, 'contentType') ?? part.contentType ?? 'application/octet-stream';
  if (!MEDIA_TYPE.test(contentType)) throw invalidArgument('contentType must be a media type.');
  const customProperties = optionalObject(metadata, 'customProperties');
  if (JSON.stringify(customProperties ?? {}).length > MOST_PROPERTIES)
    throw invalidArgument(`customProperties have ${MOST_PROPERTIES} characters at most.`);
  const expiresAt = optionalDateTime(metadata, 'expiresAt');
  return {
    type: 'CreateDocument',
    documentId,
    content: part.content,
    contentType,
    fileName,
    expiresAt: expiresAt ? Date.parse(expiresAt) : undefined,
    processDefinitionId: optionalText(metadata, 'processDefinitionId'),
    processInstanceKey: optionalKey(metadata, 'processInstanceKey'),
    customProperties
  };
}
