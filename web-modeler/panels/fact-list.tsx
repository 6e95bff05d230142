import { useWords } from '../i18n/use-words.ts';
import type { Diagram, DiagramElement } from '../diagram/types.ts';
import { dropFact, factsOf, freeFactId, putFact, type FactKind } from '../measures/plan-facts.ts';
import { FactFrame } from './fact-frame.tsx';
import { TextEntry } from './text-entry.tsx';

interface Props {
  readonly diagram: Diagram;
  readonly process: DiagramElement;
  readonly kind: Exclude<FactKind, 'artefact' | 'date'>;
}

/** Risk points or phases: each an id and a title. */
export function FactList({ diagram, process, kind }: Props) {
  const words = useWords();
  const label = words.facts[kind];
  const add = () =>
    putFact(diagram, process, kind, {
      id: freeFactId(process.businessObject, kind),
      value: words.facts.newOne(label)
    });
  return (
    <FactFrame title={label} onAdd={add}>
      {factsOf(process.businessObject, kind).map(({ id, value }, index) => (
        <li key={id}>
          <TextEntry
            label={words.facts.nth(label, index + 1)}
            value={value}
            onCommit={(title) => title && putFact(diagram, process, kind, { id, value: title })}
          />
          <button
            type="button"
            className="remove-button"
            aria-label={words.facts.remove(value)}
            onClick={() => dropFact(diagram, process, kind, id)}
          >
            ×
          </button>
        </li>
      ))}
    </FactFrame>
  );
}
