import { useWords } from '../i18n/use-words.ts';
import type { Diagram, DiagramElement } from '../diagram/types.ts';
import { pairsOf } from '../diagram/extensions.ts';
import { setProperty } from '../measures/change-measure.ts';
import { prefix } from '../measures/measure.ts';
import { ArtefactList } from './artefact-list.tsx';
import { FactList } from './fact-list.tsx';
import { TextEntry } from './text-entry.tsx';

interface Props {
  readonly diagram: Diagram;
  readonly process: DiagramElement;
}

/** The plan as a whole: title, scope, phases, risk points, graded artefacts. */
export function PlanPanel({ diagram, process }: Props) {
  const words = useWords();
  const properties = pairsOf(process.businessObject, 'properties');
  const text = (name: string, label: string, hint?: string) => (
    <TextEntry
      label={label}
      value={properties.get(prefix + name) ?? ''}
      onCommit={(value) => setProperty(diagram, process, name, value)}
      {...(hint ? { hint } : {})}
    />
  );
  return (
    <div className="entries">
      <p className="muted">{words.measure.pick}</p>
      <h2>{words.measure.plan}</h2>
      {text('title', words.facts.title)}
      {text('scope', words.facts.scope, words.measure.clausesHint)}
      <p className="muted">{words.measure.noParticulars}</p>
      <FactList diagram={diagram} process={process} kind="risk" />
      <ArtefactList diagram={diagram} process={process} />
      <FactList diagram={diagram} process={process} kind="phase" />
    </div>
  );
}
