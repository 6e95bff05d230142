import type { Paper } from '../paper.ts';
import { wrap, type TextStyle } from './lines.ts';
import { drawLine, lineHeight, sheet, textWidth, type Pdf } from './sheet.ts';

const markStyle: TextStyle = { weight: 'bold', size: 22 };
const headStyle: TextStyle = { weight: 'regular', size: 9.5 };
const headTop = 28;
/** A head that does not fit is cut here rather than drawn over the text. */
const mostHeadLines = 4;

function drawHead(pdf: Pdf, paper: Paper): void {
  let y = headTop;
  for (const line of wrap(paper.gradeMark, markStyle, textWidth))
    drawLine(pdf, line, markStyle, sheet.left, y);
  y += lineHeight(markStyle);
  const lines = [paper.secrecyLine, paper.copyLine, paper.caseLine].filter(Boolean);
  for (const line of lines.flatMap((text) => wrap(text, headStyle, textWidth)).slice(0, mostHeadLines)) {
    drawLine(pdf, line, headStyle, sheet.left, y);
    y += lineHeight(headStyle);
  }
  pdf
    .moveTo(sheet.left, sheet.top - 8)
    .lineTo(sheet.width - sheet.right, sheet.top - 8)
    .lineWidth(0.5)
    .stroke('#000000');
}

function drawFoot(pdf: Pdf, paper: Paper, page: string): void {
  const y = sheet.height - sheet.bottom + 16;
  const [foot] = wrap(paper.footLine, headStyle, textWidth * 0.75);
  const [number] = wrap(page, headStyle, textWidth);
  if (foot) drawLine(pdf, foot, headStyle, sheet.left, y);
  if (number) drawLine(pdf, number, headStyle, sheet.width - sheet.right - number.width, y);
}

/** Draws the head and foot of every page once their number is known. */
export function drawFurniture(pdf: Pdf, paper: Paper): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    pdf.switchToPage(start + page);
    drawHead(pdf, paper);
    drawFoot(pdf, paper, `第 ${page + 1} 頁／共 ${count} 頁`);
  }
}
