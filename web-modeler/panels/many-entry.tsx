interface Props {
  readonly label: string;
  /** Chosen values, separated by spaces. */
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onCommit: (value: string) => void;
}

/** Any number of several, kept as one text. */
export function ManyEntry({ label, value, options, onCommit }: Props) {
  if (options.length === 0) return null;
  const chosen = new Set(value.split(/\s+/).filter(Boolean));
  const toggle = (one: string) => {
    if (!chosen.delete(one)) chosen.add(one);
    onCommit([...chosen].join(' '));
  };
  return (
    <fieldset className="many-field">
      <legend>{label}</legend>
      {options.map((option) => (
        <label key={option.value} className="check-field">
          <input type="checkbox" checked={chosen.has(option.value)} onChange={() => toggle(option.value)} />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}
