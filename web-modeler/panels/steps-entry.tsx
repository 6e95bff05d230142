import { wordList } from '../../domain/word-list.ts';
import { ManyEntry } from './many-entry.tsx';

interface Props {
  readonly label: string;
  /** Element ids, separated by spaces. */
  readonly value: string;
  /** The steps to choose from; one that is chosen and no longer there is offered so that it can be taken off. */
  readonly steps: readonly { readonly value: string; readonly label: string }[];
  readonly onCommit: (value: string) => void;
}

/** Steps of the plan, folded away with the number chosen: a plan has dozens. */
export function StepsEntry({ label, value, steps, onCommit }: Props) {
  const chosen = wordList(value);
  const gone = chosen.filter((id) => !steps.some((step) => step.value === id));
  const options = [...steps, ...gone.map((id) => ({ value: id, label: id }))];
  return (
    <details className="field">
      <summary>
        {label} ({chosen.length})
      </summary>
      <ManyEntry label={label} value={value} options={options} onCommit={onCommit} />
    </details>
  );
}
