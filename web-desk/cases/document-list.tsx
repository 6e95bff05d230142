import { useState } from 'react';
import type { DocumentSummary } from '../api/contract-types.ts';
import { useTongue } from '../i18n/language.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { OriginalNote } from '../ui/original-note.tsx';
import { Instant } from '../ui/instant.tsx';
import { PaperFiles } from './paper-files.tsx';
import { papersOf, type Paper } from './papers.ts';
import { ReadingCopy } from './reading-copy.tsx';

interface Props {
  readonly caseKey: string;
  readonly documents: readonly DocumentSummary[];
}

/** Papers of a case, newest first: to read here, or to keep as files. */
export function DocumentList({ caseKey, documents }: Props) {
  const { t, say } = useTongue();
  const [open, setOpen] = useState<Paper | null>(null);
  return (
    <>
      <OriginalNote of="papers" />
      <ul className="document-list">
        {papersOf(documents).map((paper) => (
          <li key={paper.key}>
            <span className="document-title">
              {say(paper.title)}
              {paper.copyNumber !== null && ` · ${t.room.copyNumber} ${paper.copyNumber}`}
            </span>
            <span className="muted">
              <Instant at={paper.createdAt} />
            </span>
            {paper.reading && (
              <button
                type="button"
                className="button button-secondary button-small"
                aria-label={`${t.room.read} ${say(paper.title)}`}
                onClick={() => setOpen(paper)}
              >
                {t.room.read}
              </button>
            )}
            <PaperFiles caseKey={caseKey} paper={paper} />
          </li>
        ))}
      </ul>
      {open && (
        <Dialog title={say(open.title)} onClose={() => setOpen(null)} wide>
          <ReadingCopy caseKey={caseKey} paper={open} />
        </Dialog>
      )}
    </>
  );
}
