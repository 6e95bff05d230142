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

/** What the form's rules refuse as it is filled in, each with its field and the clauses to read. */
export function RuleNotes({ notes, onJump }: Props) {
  const { t } = useTongue();
  if (notes.length === 0) return null;
  return (
    <Banner tone="warn" title={t.problem.rules}>
      <ul>
        {notes.map(({ fieldId, label, text, clauses }, index) => (
          <li key={`${fieldId}:${index}`}>
            <button type="button" className="link" onClick={() => onJump(fieldId)}>
              {label}
            </button>
            ：{text} <ClauseWords ids={clauses} />
          </li>
        ))}
      </ul>
    </Banner>
  );
}
