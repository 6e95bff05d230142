import type PDFDocument from 'pdfkit';
import type { Line, TextStyle } from './lines.ts';

export type Pdf = InstanceType<typeof PDFDocument>;

/** A4 in points, with room for the head and foot that every page carries. */
export const sheet = { width: 595.28, height: 841.89, left: 57, right: 57, top: 130, bottom: 62 } as const;
export const textWidth = sheet.width - sheet.left - sheet.right;
export const textHeight = sheet.height - sheet.top - sheet.bottom;

const leading = 1.5;

export const lineHeight = ({ size }: TextStyle): number => size * leading;

/** Where the next block goes. */
export interface Cursor {
  readonly pdf: Pdf;
  y: number;
}

export const roomLeft = (cursor: Cursor): number => sheet.height - sheet.bottom - cursor.y;

export function turnPage(cursor: Cursor): void {
  cursor.pdf.addPage();
  cursor.y = sheet.top;
}

/** Turns the page unless `height` points are left on it. */
export function ensure(cursor: Cursor, height: number): void {
  if (roomLeft(cursor) < height) turnPage(cursor);
}

/** Draws one line with its left end at `x` and its top at `y`. */
export function drawLine(pdf: Pdf, line: Line, style: TextStyle, x: number, y: number): void {
  let at = x;
  for (const { face, text, width } of line.runs) {
    pdf.font(face.font as never, face.name).fontSize(style.size);
    pdf.text(text, at, y + (lineHeight(style) - style.size) / 2 + style.size * 0.88, {
      lineBreak: false,
      baseline: 'alphabetic'
    });
    at += width;
  }
}
