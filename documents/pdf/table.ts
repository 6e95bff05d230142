import type { Table } from '../blocks.ts';
import { wrap, type Line, type TextStyle } from './lines.ts';
import {
  drawLine,
  lineHeight,
  roomLeft,
  sheet,
  textHeight,
  textWidth,
  turnPage,
  type Cursor
} from './sheet.ts';

const padding = 4;
const cellStyle: TextStyle = { weight: 'regular', size: 10 };
const headStyle: TextStyle = { weight: 'bold', size: 10 };
const shade = '#eeeeee';

export interface Grid {
  /** Points from the left edge of the text, one more than there are columns. */
  readonly edges: readonly number[];
  /** Columns that are set like a header. */
  readonly headColumns?: ReadonlySet<number>;
}

type Cells = readonly (readonly Line[])[];

/** The edges of columns whose widths are shares of the page. */
export function gridOf(widths: readonly number[]): number[] {
  const total = widths.reduce((sum, width) => sum + width, 0);
  let reached = 0;
  return [0, ...widths.map((width) => ((reached += width) * textWidth) / total)];
}

const styleOf = (grid: Grid, column: number, head: boolean): TextStyle =>
  head || grid.headColumns?.has(column) ? headStyle : cellStyle;

const cellsOf = (grid: Grid, texts: readonly string[], head: boolean): Cells =>
  texts.map((text, column) =>
    wrap(
      text,
      styleOf(grid, column, head),
      (grid.edges[column + 1] ?? 0) - (grid.edges[column] ?? 0) - 2 * padding
    )
  );

const linesIn = (cells: Cells): number => Math.max(1, ...cells.map(({ length }) => length));
const heightFor = (lines: number): number => lines * lineHeight(cellStyle) + 2 * padding;
const linesThatFit = (height: number): number => Math.floor((height - 2 * padding) / lineHeight(cellStyle));

function drawRow(cursor: Cursor, grid: Grid, cells: Cells, head: boolean): void {
  const height = heightFor(linesIn(cells));
  cells.forEach((lines, column) => {
    const x = sheet.left + (grid.edges[column] ?? 0);
    const width = (grid.edges[column + 1] ?? 0) - (grid.edges[column] ?? 0);
    if (head) cursor.pdf.rect(x, cursor.y, width, height).fill(shade);
    cursor.pdf.rect(x, cursor.y, width, height).lineWidth(0.5).stroke('#000000');
    cursor.pdf.fillColor('#000000');
    const style = styleOf(grid, column, head);
    lines.forEach((line, index) =>
      drawLine(cursor.pdf, line, style, x + padding, cursor.y + padding + index * lineHeight(style))
    );
  });
  cursor.y += height;
}

/**
 * Draws rows, each whole on one page where it fits on one, else cut between lines; `header` is repeated on every page that
 * the table reaches.
 */
function drawRows(
  cursor: Cursor,
  grid: Grid,
  rows: readonly (readonly string[])[],
  header?: readonly string[]
): void {
  const head = header && cellsOf(grid, header, true);
  const headHeight = head ? heightFor(linesIn(head)) : 0;
  const drawHead = (): void => {
    if (head) drawRow(cursor, grid, head, true);
  };
  if (roomLeft(cursor) < headHeight + heightFor(1)) turnPage(cursor);
  drawHead();
  for (const row of rows) {
    let cells = cellsOf(grid, row, false);
    const fitsOnOnePage = heightFor(linesIn(cells)) <= textHeight - headHeight;
    while (heightFor(linesIn(cells)) > roomLeft(cursor)) {
      const fitting = fitsOnOnePage ? 0 : linesThatFit(roomLeft(cursor));
      if (fitting > 0) {
        drawRow(
          cursor,
          grid,
          cells.map((lines) => lines.slice(0, fitting)),
          false
        );
        cells = cells.map((lines) => lines.slice(fitting));
      }
      turnPage(cursor);
      drawHead();
    }
    drawRow(cursor, grid, cells, false);
  }
}

export function drawTable(cursor: Cursor, table: Table): void {
  const blank = table.columns.map(() => '');
  drawRows(
    cursor,
    { edges: gridOf(table.columns.map(({ width }) => width)) },
    table.rows.length > 0 ? table.rows : [blank],
    table.columns.map(({ header }) => header)
  );
}

export function drawFields(
  cursor: Cursor,
  fields: readonly { readonly label: string; readonly text: string }[]
): void {
  drawRows(
    cursor,
    { edges: gridOf([3, 9]), headColumns: new Set([0]) },
    fields.map(({ label, text }) => [label, text])
  );
}
