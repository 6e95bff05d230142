import type { Block } from '../blocks.ts';
import type { Paper } from '../paper.ts';
import { shippedTemplate } from '../shipped.ts';

const template = shippedTemplate('document.fodt.hbs', import.meta.url);

/** Width of the text on an A4 page with 2 cm margins, in points. */
const textWidth = 481;
const fieldWidths = [3, 9];

const sharesOf = (block: Block): readonly number[] => {
  if (block.kind === 'table') return block.columns.map(({ width }) => width);
  if (block.kind === 'fields') return fieldWidths;
  return block.kind === 'signatures' ? block.signers.map(() => 1) : [];
};

/** A block with its column widths in points; each width is one automatic style. */
function laidOut(block: Block): Block & { readonly widths: readonly number[] } {
  const shares = sharesOf(block);
  const total = shares.reduce((sum, share) => sum + share, 0);
  return { ...block, widths: shares.map((share) => Math.floor((textWidth * share) / total)) };
}

/** Flat OpenDocument text (ODF 1.3), UTF-8. */
export function renderOdf(blocks: readonly Block[], paper: Paper, title: string): Buffer {
  const laid = blocks.map(laidOut);
  const widths = [...new Set(laid.flatMap((block) => block.widths))];
  return Buffer.from(template({ ...paper, title, blocks: laid, widths }), 'utf8');
}
