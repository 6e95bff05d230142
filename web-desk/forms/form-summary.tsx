import { useId, type Ref } from 'react';
import { useTongue } from '../i18n/language.tsx';
import { NoteList, type RuleNote } from './rule-notes.tsx';

interface Props {
  readonly notes: readonly RuleNote[];
  readonly onJump: (fieldId: string) => void;
  readonly ref: Ref<HTMLDivElement>;
}

/** All that keeps the form from being sent, above it; takes the focus when it is sent in vain. */
export function FormSummary({ notes, onJump, ref }: Props) {
  const { t } = useTongue();
  const titleId = useId();
  if (notes.length === 0) return null;
  return (
    <div className="banner banner-bad" role="alert" tabIndex={-1} ref={ref} aria-labelledby={titleId}>
      <p className="banner-title" id={titleId}>
        {t.problem.fields}
      </p>
      <NoteList notes={notes} onJump={onJump} />
    </div>
  );
}
