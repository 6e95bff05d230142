import { grades, mayHoldContent } from '../domain/grades.ts';
import { RefusalError } from '../domain/refusals.ts';
import type { Block } from './blocks.ts';
import type { DocumentData } from './papers/index.ts';
import { renderHtml } from './html/render-html.ts';
import type { DocumentMark } from './mark.ts';
import { renderOdf } from './odf/render-odf.ts';
import { paperOf } from './paper.ts';
import { parseBlocks } from './parse-blocks.ts';
import { printable } from './printable.ts';
import { markupOf, templateTitles, type TemplateId } from './templates.ts';

/** Fonts and their libraries are loaded with the first PDF: a start need not wait for them. */
const pdfRenderer = () => import('./pdf/index.ts');

export type RenderFormat = 'fodt' | 'pdf' | 'html';

export interface RenderRequest<Id extends TemplateId> {
  readonly templateId: Id;
  readonly format: RenderFormat;
  readonly data: DocumentData[Id];
  readonly mark: DocumentMark;
  /** Told which characters no font has (PDF only); they are drawn as 〓 and must be written in by hand. */
  readonly onMissingGlyphs?: (characters: readonly string[]) => void;
}

/** Draws up the blocks of a document: its template filled with data that can only ever be text. */
export function blocksOf<Id extends TemplateId>(
  templateId: Id,
  data: DocumentData[Id],
  mark: DocumentMark
): Block[] {
  return parseBlocks(markupOf(templateId, { ...mark, ...data }));
}

function refuseUnlessMarked(mark: DocumentMark): void {
  if (!mayHoldContent(mark.grade)) throw new RefusalError({ code: 'STATE_SECRET_CONTENT' });
  const graded = grades[mark.grade] !== grades.unclassified;
  if (graded && mark.periodOrCondition.trim() === '')
    throw new RefusalError({ code: 'PERIOD_OR_CONDITION_REQUIRED' });
}

/**
 * Renders a document as flat ODF, PDF or HTML. Refuses a State secret (STATE_SECRET_CONTENT) and a graded document without
 * period or condition (PERIOD_OR_CONDITION_REQUIRED). The title in the file's properties is the template's name and the case number.
 */
export async function renderDocument<Id extends TemplateId>(request: RenderRequest<Id>): Promise<Buffer> {
  const { templateId, format, data, mark } = request;
  refuseUnlessMarked(mark);
  const blocks = blocksOf(templateId, data, mark);
  const paper = paperOf(mark);
  const title = printable(`${templateTitles[templateId].zh} ${mark.caseNumber}`);
  if (format === 'fodt') return renderOdf(blocks, paper, title);
  if (format === 'html') return renderHtml(blocks, paper, title);
  const { missingIn, renderPdf } = await pdfRenderer();
  const missing = missingIn(JSON.stringify([blocks, paper]));
  if (missing.length > 0) request.onMissingGlyphs?.(missing);
  return renderPdf(blocks, paper, title, new Date(mark.date));
}
