import type { DocumentSummary } from '../api/contract-types.ts';

/** One paper as it was drawn up once: a copy to read here, and files to keep. */
export interface Paper {
  readonly key: string;
  readonly templateId: string;
  readonly title: DocumentSummary['title'];
  readonly copyNumber: number | null;
  readonly createdAt: string;
  /** To read on the page; null when there is none. */
  readonly reading: DocumentSummary | null;
  /** ODF and PDF. */
  readonly files: readonly DocumentSummary[];
}

const sameKind = (one: DocumentSummary, other: DocumentSummary) =>
  one.templateId === other.templateId && one.copyNumber === other.copyNumber;

/** Formats of one rendering follow each other; a format that comes again begins the next rendering. */
function renderings(documents: readonly DocumentSummary[]): DocumentSummary[][] {
  const found: DocumentSummary[][] = [];
  for (const document of documents) {
    const open = found.findLast(([first]) => first && sameKind(first, document));
    if (open && !open.some(({ format }) => format === document.format)) open.push(document);
    else found.push([document]);
  }
  return found;
}

const fileOrder: readonly DocumentSummary['format'][] = ['pdf', 'fodt'];

function paperOf(formats: readonly DocumentSummary[]): Paper[] {
  const [first] = formats;
  if (!first) return [];
  const { documentId, templateId, title, copyNumber, createdAt } = first;
  return [
    {
      key: documentId,
      templateId,
      title,
      copyNumber,
      createdAt,
      reading: formats.find(({ format }) => format === 'html') ?? null,
      files: fileOrder.flatMap((format) => formats.filter((each) => each.format === format))
    }
  ];
}

/** Papers of a case, newest first. */
export const papersOf = (documents: readonly DocumentSummary[]): Paper[] =>
  renderings([...documents].sort((one, other) => (one.createdAt < other.createdAt ? -1 : 1)))
    .flatMap(paperOf)
    .reverse();

/** Of every kind of paper the newest: what counts now. */
export function newestPapers(documents: readonly DocumentSummary[]): Paper[] {
  const papers = papersOf(documents);
  return papers.filter(
    (paper, index) =>
      !papers
        .slice(0, index)
        .some((newer) => newer.templateId === paper.templateId && newer.copyNumber === paper.copyNumber)
  );
}
