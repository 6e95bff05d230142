import { inflateSync } from 'node:zlib';

const latin = (bytes: Buffer): string => bytes.toString('latin1');

/** Number of pages, by their objects. */
export const pageCount = (pdf: Buffer): number => latin(pdf).match(/\/Type \/Page\n/g)?.length ?? 0;

/** The drawing instructions of each page, in order. */
export function pageContents(pdf: Buffer): string[] {
  const source = latin(pdf);
  const contents = [...source.matchAll(/\/Contents (\d+) 0 R/g)].map(([, id]) => id);
  return contents.map((id) => {
    const start = source.indexOf('stream\n', source.indexOf(`\n${id} 0 obj`)) + 'stream\n'.length;
    return latin(inflateSync(pdf.subarray(start, source.indexOf('\nendstream', start))));
  });
}

export const textObjects = (content: string): number => content.match(/\bBT\b/g)?.length ?? 0;

export const rectangles = (content: string): number => content.match(/\bre\b/g)?.length ?? 0;
