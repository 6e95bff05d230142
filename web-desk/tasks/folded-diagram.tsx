import { useState } from 'react';
import { LazyDiagram } from '../diagram/lazy-diagram.tsx';
import { useTongue } from '../i18n/language.tsx';
import { OriginalNote } from '../ui/original-note.tsx';

/** The drawn plan below the form; unfolded and loaded when the reader asks for it. */
export function FoldedDiagram({ xml }: { xml: string }) {
  const { t } = useTongue();
  const [open, setOpen] = useState(false);
  return (
    <details className="section" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="section-fold">{t.task.diagram}</summary>
      <OriginalNote of="diagram" />
      {open && <LazyDiagram xml={xml} label={t.task.diagram} />}
    </details>
  );
}
