import { describe, expect, it } from '@jest/globals';
import type { DocumentSummary } from '../../web-desk/api/contract-types.ts';
import { newestPapers, papersOf } from '../../web-desk/cases/papers.ts';

const document = (
  templateId: string,
  format: DocumentSummary['format'],
  second: number
): DocumentSummary => ({
  documentId: `${templateId}-${format}-${second}`,
  templateId,
  title: { zh: templateId, en: templateId },
  format,
  copyNumber: null,
  sha256: '0'.repeat(64),
  createdAt: `2026-11-02T09:00:${String(second).padStart(2, '0')}Z`
});

const rendered = (templateId: string, from: number) => [
  document(templateId, 'fodt', from),
  document(templateId, 'pdf', from + 1),
  document(templateId, 'html', from + 2)
];

describe('papers', () => {
  it('are one each, with their copy to read and their files, newest first', () => {
    const papers = papersOf([...rendered('plan-document', 1), ...rendered('approval-memo', 5)]);
    expect(papers.map(({ templateId }) => templateId)).toEqual(['approval-memo', 'plan-document']);
    expect(papers[1]?.reading?.format).toBe('html');
    expect(papers[1]?.files.map(({ format }) => format)).toEqual(['pdf', 'fodt']);
  });

  it('drawn up again are papers of their own, of which the newest counts', () => {
    const documents = [...rendered('plan-document', 1), ...rendered('plan-document', 10)];
    expect(papersOf(documents)).toHaveLength(2);
    expect(newestPapers(documents).map(({ createdAt }) => createdAt)).toEqual(['2026-11-02T09:00:10Z']);
  });

  it('without a copy to read keep their files', () => {
    const [paper] = papersOf([document('receipt', 'pdf', 1)]);
    expect(paper?.reading).toBeNull();
    expect(paper?.files).toHaveLength(1);
  });
});
