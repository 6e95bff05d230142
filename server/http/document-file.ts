import { isTemplateId, neutralFileNames, templateTitles } from '../../documents/index.ts';
import type { DocumentFormat } from '../../workers/ports/index.ts';

interface Format {
  readonly contentType: string;
  /** How the browser is to take it: a file to keep, or a page to read. */
  readonly disposition: 'attachment' | 'inline';
  /** Headers that hold a page in: no script, no form, no foreign address, framed by the desk alone. */
  readonly headers: Readonly<Record<string, string>>;
}

const readingPolicy =
  "sandbox; default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

/** What each format of a document is sent as. */
export const documentFormats: Readonly<Record<DocumentFormat, Format>> = {
  pdf: { contentType: 'application/pdf', disposition: 'attachment', headers: {} },
  fodt: {
    contentType: 'application/vnd.oasis.opendocument.text-flat-xml',
    disposition: 'attachment',
    headers: {}
  },
  html: {
    contentType: 'text/html; charset=utf-8',
    disposition: 'inline',
    headers: { 'content-security-policy': readingPolicy, 'x-frame-options': 'SAMEORIGIN' }
  }
};

/** What a quoted string of a header may hold without escapes (RFC 9110 §5.6.4). */
const plain = (name: string): string => name.replace(/[^A-Za-z0-9._-]/g, '_');

/** Percent-encoded as RFC 8187 §3.2.1 has it: `encodeURIComponent` leaves `'()*` as they are. */
const encoded = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);

/** What the file is called after, in Chinese and in ASCII: the paper's title, unless that would tell of a leak. */
function namesOf(templateId: string): { readonly zh: string; readonly plain: string } {
  if (!isTemplateId(templateId)) return { zh: templateId, plain: templateId };
  return neutralFileNames[templateId] ?? { zh: templateTitles[templateId].zh, plain: templateId };
}

/**
 * The header `Content-Disposition` of a document: case number and the paper's title in Chinese, nothing of its content, and the
 * template's id for readers of plain ASCII (RFC 6266 §4.3); papers of a leak have neutral names.
 */
export function dispositionOf(caseNumber: string, templateId: string, format: DocumentFormat): string {
  const names = namesOf(templateId);
  const fallback = plain(`${caseNumber.replace(/[^A-Za-z0-9]+/g, '-')}-${names.plain}.${format}`);
  const name = encoded(`${caseNumber}-${names.zh}.${format}`);
  return `${documentFormats[format].disposition}; filename="${fallback}"; filename*=UTF-8''${name}`;
}
