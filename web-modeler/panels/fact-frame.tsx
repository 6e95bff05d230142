import { useId, type ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';

interface Props {
  readonly title: string;
  readonly onAdd: () => void;
  readonly children: ReactNode;
}

/** A titled list that can grow. */
export function FactFrame({ title, onAdd, children }: Props) {
  const words = useWords();
  const id = useId();
  return (
    <section className="fact-list" aria-labelledby={id}>
      <h3 id={id}>{words.facts.heading(title)}</h3>
      <ul>{children}</ul>
      <button type="button" className="button button-secondary button-small" onClick={onAdd}>
        {words.facts.add(title)}
      </button>
    </section>
  );
}
