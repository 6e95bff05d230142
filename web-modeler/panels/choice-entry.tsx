import { useId } from 'react';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  /** What the empty value means. */
  readonly empty: string;
  readonly onCommit: (value: string) => void;
}

/** One of several; a value that is no longer offered stays visible. */
export function ChoiceEntry({ label, value, options, empty, onCommit }: Props) {
  const id = useId();
  const known = value === '' || options.some((option) => option.value === value);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onCommit(event.target.value)}>
        <option value="">{empty}</option>
        {!known && <option value={value}>{value}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
