import { readDocument } from '../api/read-document.ts';
import { useLoad } from '../api/use-load.ts';
import { useTongue } from '../i18n/language.tsx';
import { LoadedView } from '../ui/loaded-view.tsx';
import type { Paper } from './papers.ts';

/** A paper to read on the page, in a frame that may run nothing; opening it is recorded by the server. */
export function ReadingCopy({ caseKey, paper }: { caseKey: string; paper: Paper }) {
  const { say } = useTongue();
  const documentId = paper.reading?.documentId ?? '';
  const loaded = useLoad(`document ${documentId}`, () => readDocument(caseKey, documentId));
  return (
    <LoadedView loaded={loaded}>
      {(html) => <iframe className="paper" title={say(paper.title)} sandbox="" srcDoc={html} />}
    </LoadedView>
  );
}
