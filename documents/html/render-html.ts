import type { Block } from '../blocks.ts';
import type { Paper } from '../paper.ts';
import { shippedTemplate } from '../shipped.ts';

const template = shippedTemplate('document.html.hbs', import.meta.url);

/** A page for reading on screen: no script, no outward reference; to be served with a policy that forbids both anyway. */
export function renderHtml(blocks: readonly Block[], paper: Paper, title: string): Buffer {
  return Buffer.from(template({ ...paper, title, blocks }), 'utf8');
}
