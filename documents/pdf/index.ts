export { missingIn } from './lines.ts';
export { renderPdf } from './render-pdf.ts';
