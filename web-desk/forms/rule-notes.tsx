import { useTongue } from '../i18n/language.tsx';
import { Banner } from '../ui/banner.tsx';
import { ClauseWords } from '../ui/clause-words.tsx';

export interface RuleNote {
  readonly fieldId: string;
  readonly label: string;
  readonly text: string;
  readonly clauses: readonly string[];
}

interface Props {
  readonly notes: readonly RuleNote[];
  readonly onJump: (fieldId: string) => void;
}

/** Sentences with the field that each speaks of, and the clauses to read. */
export const NoteList = ({ notes, onJump }: Props) => (
  <ul>
    {notes.map(({ fieldId, label, text, clauses }) => (
      <li key={`${fieldId}:${text}`}>
        <button type="button" className="link" onClick={() => onJump(fieldId)}>
          {label}
        </button>
        ：{text} <ClauseWords ids={clauses} />
      </li>
    ))}
  </ul>
);

/** What the form's rules refuse as it is filled in. */
export function RuleNotes(props: Props) {
  const { t } = useTongue();
  if (props.notes.length === 0) return null;
  return (
    <Banner tone="warn" title={t.problem.rules}>
      <NoteList {...props} />
    </Banner>
  );
}
