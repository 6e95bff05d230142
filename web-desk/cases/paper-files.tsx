import { downloadPaths, pathOf } from '../api/routes.ts';
import { useTongue } from '../i18n/language.tsx';
import type { Paper } from './papers.ts';

const formatNames = { fodt: 'ODF', pdf: 'PDF', html: 'HTML' } as const;

/** A paper's files to keep, a button each. */
export function PaperFiles({ caseKey, paper }: { caseKey: string; paper: Paper }) {
  const { t, say } = useTongue();
  return (
    <span className="document-formats">
      {paper.files.map(({ documentId, format, sha256 }) => (
        <a
          key={documentId}
          className="button button-secondary button-small"
          href={pathOf(downloadPaths.document, { caseKey, documentId })}
          download
          title={`SHA-256 ${sha256}`}
          aria-label={`${t.common.download} ${say(paper.title)} ${formatNames[format]}`}
        >
          {formatNames[format]}
        </a>
      ))}
    </span>
  );
}
