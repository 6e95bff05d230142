import type { Block } from '../blocks.ts';
import { wrap, type TextStyle } from './lines.ts';
import { drawLine, ensure, lineHeight, sheet, textWidth, type Cursor } from './sheet.ts';
import { drawFields, drawTable, gridOf } from './table.ts';

const titleStyle: TextStyle = { weight: 'bold', size: 18 };
const headingStyle: TextStyle = { weight: 'bold', size: 13 };
const bodyStyle: TextStyle = { weight: 'regular', size: 11 };
const signerStyle: TextStyle = { weight: 'bold', size: 10 };
const gap = 8;
const signatureHeight = 70;
const itemIndent = 26;

interface Setting {
  readonly indent?: number;
  readonly centred?: boolean;
  /** Points that must be left below the first line: keeps a heading with what follows. */
  readonly keep?: number;
}

function drawText(
  cursor: Cursor,
  text: string,
  style: TextStyle,
  { indent = 0, centred, keep = 0 }: Setting = {}
): void {
  const room = textWidth - indent;
  wrap(text, style, room).forEach((line, index) => {
    ensure(cursor, lineHeight(style) + (index === 0 ? keep : 0));
    const offset = centred ? (room - line.width) / 2 : 0;
    drawLine(cursor.pdf, line, style, sheet.left + indent + offset, cursor.y);
    cursor.y += lineHeight(style);
  });
}

const digits = '零一二三四五六七八九';

/** 1–99 in Chinese numerals, as items of a paper are numbered. */
function numeral(number: number): string {
  const tens = Math.floor(number / 10);
  const units = number % 10;
  const head = tens > 1 ? (digits[tens] ?? '') : '';
  return `${head}${tens > 0 ? '十' : ''}${units > 0 ? (digits[units] ?? '') : ''}`;
}

function drawList(cursor: Cursor, items: readonly string[]): void {
  items.forEach((item, index) => {
    ensure(cursor, lineHeight(bodyStyle));
    for (const line of wrap(`${numeral(index + 1)}、`, bodyStyle, textWidth)) {
      drawLine(cursor.pdf, line, bodyStyle, sheet.left, cursor.y);
    }
    drawText(cursor, item, bodyStyle, { indent: itemIndent });
  });
}

function drawSignatures(cursor: Cursor, signers: readonly string[]): void {
  ensure(cursor, signatureHeight + gap);
  cursor.y += gap;
  const edges = gridOf(signers.map(() => 1));
  signers.forEach((signer, index) => {
    const x = sheet.left + (edges[index] ?? 0);
    const width = (edges[index + 1] ?? 0) - (edges[index] ?? 0);
    cursor.pdf.rect(x, cursor.y, width, signatureHeight).lineWidth(0.5).stroke('#000000');
    wrap(signer, signerStyle, width - gap).forEach((line, row) =>
      drawLine(cursor.pdf, line, signerStyle, x + 4, cursor.y + 4 + row * lineHeight(signerStyle))
    );
  });
  cursor.y += signatureHeight;
}

/** Draws one block at the cursor and moves the cursor below it. */
export function drawBlock(cursor: Cursor, block: Block): void {
  switch (block.kind) {
    case 'title':
      drawText(cursor, block.text, titleStyle, { centred: true });
      break;
    case 'heading':
      cursor.y += gap / 2;
      return drawText(cursor, block.text, headingStyle, { keep: 3 * lineHeight(bodyStyle) });
    case 'paragraph':
      drawText(cursor, block.text, bodyStyle);
      break;
    case 'list':
      drawList(cursor, block.items);
      break;
    case 'fields':
      drawFields(cursor, block.fields);
      break;
    case 'table':
      drawTable(cursor, block);
      break;
    case 'signatures':
      drawSignatures(cursor, block.signers);
  }
  cursor.y += gap;
}
