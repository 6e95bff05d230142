import { once } from 'node:events';
import PDFDocument from 'pdfkit';
import type { Block } from '../blocks.ts';
import type { Paper } from '../paper.ts';
import { drawBlock } from './draw-block.ts';
import { drawFurniture } from './furniture.ts';
import { sheet } from './sheet.ts';

/**
 * A4 PDF with its fonts embedded as subsets. The same blocks give the same bytes: the creation date is the document's own.
 * `title` is seen outside the document (window title, search index), so it must name nothing secret.
 */
export async function renderPdf(
  blocks: readonly Block[],
  paper: Paper,
  title: string,
  created: Date
): Promise<Buffer> {
  const pdf = new PDFDocument({
    size: 'A4',
    margin: 0,
    bufferPages: true,
    info: { Title: title, Producer: 'Shoumi', Creator: 'Shoumi', CreationDate: created },
    lang: 'zh-TW',
    displayTitle: true
  });
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  const cursor = { pdf, y: sheet.top };
  for (const block of blocks) drawBlock(cursor, block);
  drawFurniture(pdf, paper);
  const ended = once(pdf, 'end');
  pdf.end();
  await ended;
  return Buffer.concat(chunks);
}
