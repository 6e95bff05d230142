import { OriginalNote } from '../../web-desk/ui/original-note.tsx';
import { useWords } from '../i18n/use-words.ts';

/** The plan document as it would be filed; shown in a frame that may run nothing. */
export function DocumentPanel({ html }: { html: string }) {
  const words = useWords();
  return (
    <div className="document-preview">
      <p className="muted">{words.document.lead}</p>
      <OriginalNote of="papers" />
      <iframe title={words.document.title} sandbox="" srcDoc={html} />
    </div>
  );
}
