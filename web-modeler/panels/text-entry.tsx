import { useId, useState } from 'react';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onCommit: (value: string) => void;
  readonly hint?: string;
  readonly lines?: number;
  /** Answers what is wrong with the text, or null. */
  readonly check?: (text: string) => string | null;
}

/** A text that becomes one step of undo when the field is left or Enter is pressed; wrong text is not taken over. */
export function TextEntry(props: Props) {
  // Begins anew when the value changes elsewhere (undo, another element).
  return <Entry key={props.value} {...props} />;
}

function Entry({ label, value, onCommit, hint, lines, check }: Props) {
  const id = useId();
  const [text, setText] = useState(value);
  const wrong = check?.(text.trim()) ?? null;
  const commit = () => {
    if (text.trim() !== value && !wrong) onCommit(text.trim());
  };
  const described = [hint && `${id}-hint`, wrong && `${id}-wrong`].filter(Boolean).join(' ') || undefined;
  const shared = {
    id,
    value: text,
    onChange: (event: { target: { value: string } }) => setText(event.target.value),
    onBlur: commit,
    'aria-describedby': described,
    'aria-invalid': wrong ? true : undefined
  };
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {lines ? (
        <textarea {...shared} rows={lines} />
      ) : (
        <input {...shared} onKeyDown={(event) => event.key === 'Enter' && commit()} />
      )}
      {hint && (
        <p className="muted" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {wrong && (
        <p className="field-wrong" id={`${id}-wrong`}>
          {wrong}
        </p>
      )}
    </div>
  );
}
