import { invalidArgument, ProblemError } from './problem.ts';

/** One part of a `multipart/form-data` body (RFC 7578). */
export interface Part {
  readonly name: string;
  /** Absent for a plain field. */
  readonly filename?: string;
  /** As the sender says, unchecked. */
  readonly contentType?: string;
  readonly content: Buffer;
}

const MAX_PARTS = 1000;
const MAX_PART_HEADERS = 4096;
const CRLF = '\r\n';

/**
 * The boundary of a `multipart/form-data` content type.
 * Throws 415 when the type is another one, 400 when it names no usable boundary (RFC 2046, 70 characters at most).
 */
export function boundaryOf(contentType: string | undefined): string {
  if (!/^multipart\/form-data\s*(;|$)/i.test(contentType ?? '')) {
    throw new ProblemError({
      status: 415,
      title: 'UNSUPPORTED_MEDIA_TYPE',
      detail: 'This operation takes multipart/form-data.'
    });
  }
  const found = /;\s*boundary=(?:"([^"]+)"|([^\s;"]+))/i.exec(contentType!);
  const boundary = found?.[1] ?? found?.[2] ?? '';
  if (!/^[\x21-\x7e ]{1,70}$/.test(boundary))
    throw invalidArgument('The multipart body names no usable boundary.');
  return boundary;
}

/** Splits a body at its boundary. Refuses what is not well-formed; never looks into the contents. */
export function parseMultipart(body: Buffer, boundary: string): Part[] {
  const delimiter = Buffer.from(`--${boundary}`);
  const parts: Part[] = [];
  let at = body.indexOf(delimiter);
  if (at !== 0 && !(at > 1 && isCrlf(body, at - 2))) throw malformed('it does not begin with its boundary');
  for (;;) {
    const start = at + delimiter.length;
    if (body.subarray(start, start + 2).toString('latin1') === '--') return parts;
    if (!isCrlf(body, start)) throw malformed('a boundary line goes on');
    const end = body.indexOf(Buffer.concat([Buffer.from(CRLF), delimiter]), start);
    if (end < 0) throw malformed('it ends within a part');
    if (parts.length >= MAX_PARTS) throw invalidArgument(`A multipart body has ${MAX_PARTS} parts at most.`);
    parts.push(parsePart(body.subarray(start + 2, end)));
    at = end + 2;
  }
}

function malformed(how: string): ProblemError {
  return invalidArgument(`The multipart body is malformed: ${how}.`);
}

function isCrlf(body: Buffer, at: number): boolean {
  return body[at] === 0x0d && body[at + 1] === 0x0a;
}

function parsePart(part: Buffer): Part {
  const headersEnd = isCrlf(part, 0) ? 0 : part.indexOf(CRLF + CRLF);
  if (headersEnd < 0 || headersEnd > MAX_PART_HEADERS) throw malformed('a part has no end of its headers');
  const headers = part.subarray(0, headersEnd).toString('utf8').split(CRLF);
  const disposition = headers.find((line) => /^content-disposition\s*:/i.test(line));
  const name = parameter(disposition, 'name');
  if (name === undefined) throw malformed('a part has no name');
  const type = headers.find((line) => /^content-type\s*:/i.test(line));
  return {
    name,
    filename: parameter(disposition, 'filename'),
    contentType: type?.slice(type.indexOf(':') + 1).trim(),
    content: part.subarray(headersEnd + 4)
  };
}

/** A quoted parameter, its escapes undone as browsers write them (WHATWG: `%22`, `%0D`, `%0A`). */
function parameter(disposition: string | undefined, name: string): string | undefined {
  const found = new RegExp(`;\\s*${name}="((?:[^"\\\\]|\\\\.)*)"`, 'i').exec(disposition ?? '');
  return found?.[1]
    ?.replace(/%22/g, '"')
    .replace(/%0D/gi, '\r')
    .replace(/%0A/gi, '\n')
    .replace(/\\(["\\])/g, '$1');
}
