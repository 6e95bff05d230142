import { grades, isGrade, type Grade } from '../../domain/grades.ts';
import { useTongue } from '../../web-desk/i18n/language.tsx';
import { useWords } from '../i18n/use-words.ts';
import type { Diagram, DiagramElement } from '../diagram/types.ts';
import { dropFact, factsOf, freeFactId, putFact, type Fact } from '../measures/plan-facts.ts';
import { ChoiceEntry } from './choice-entry.tsx';
import { FactFrame } from './fact-frame.tsx';
import { TextEntry } from './text-entry.tsx';

interface Props {
  readonly diagram: Diagram;
  readonly process: DiagramElement;
}

interface Artefact {
  readonly title: string;
  readonly grade: Grade;
  readonly period: string;
}

function artefactOf({ value }: Fact): Artefact {
  const [title = '', grade = '', ...period] = value.split('|');
  return { title, grade: isGrade(grade) ? grade : 'official-secret', period: period.join('|') };
}

const textOf = ({ title, grade, period }: Artefact) => [title.replaceAll('|', '／'), grade, period].join('|');

/** Graded artefacts: title, grade, and the period or condition without which no grade may stand (tc-oth.6). */
export function ArtefactList({ diagram, process }: Props) {
  const { say } = useTongue();
  const words = useWords();
  const gradeOptions = (Object.keys(grades) as Grade[]).map((grade) => ({
    value: grade,
    label: say(grades[grade])
  }));
  const put = (id: string, artefact: Artefact) =>
    putFact(diagram, process, 'artefact', { id, value: textOf(artefact) });
  const add = () =>
    put(freeFactId(process.businessObject, 'artefact'), {
      title: words.facts.newOne(words.facts.artefact),
      grade: 'official-secret',
      period: ''
    });
  return (
    <FactFrame title={words.facts.artefact} onAdd={add}>
      {factsOf(process.businessObject, 'artefact').map((fact, index) => {
        const artefact = artefactOf(fact);
        return (
          <li key={fact.id} className="artefact">
            <TextEntry
              label={words.facts.nth(words.facts.artefact, index + 1)}
              value={artefact.title}
              onCommit={(title) => title && put(fact.id, { ...artefact, title })}
            />
            <button
              type="button"
              className="remove-button"
              aria-label={words.facts.remove(artefact.title)}
              onClick={() => dropFact(diagram, process, 'artefact', fact.id)}
            >
              ×
            </button>
            <ChoiceEntry
              label={words.facts.grade}
              value={artefact.grade}
              options={gradeOptions}
              empty={words.measure.none}
              onCommit={(grade) => isGrade(grade) && put(fact.id, { ...artefact, grade })}
            />
            <TextEntry
              label={words.facts.period}
              value={artefact.period}
              onCommit={(period) => put(fact.id, { ...artefact, period })}
            />
          </li>
        );
      })}
    </FactFrame>
  );
}
