import type { TaskDetail } from '../api/contract-types.ts';
import { newestPapers, type Paper } from '../cases/papers.ts';
import { PaperFiles } from '../cases/paper-files.tsx';
import { ReadingCopy } from '../cases/reading-copy.tsx';
import { useTongue } from '../i18n/language.tsx';
import { OriginalNote } from '../ui/original-note.tsx';
import { Section } from '../ui/section.tsx';

function More({ caseKey, paper }: { caseKey: string; paper: Paper }) {
  const { say } = useTongue();
  return (
    <details className="more-paper">
      <summary>
        {say(paper.title)} <PaperFiles caseKey={caseKey} paper={paper} />
      </summary>
      {paper.reading && <ReadingCopy caseKey={caseKey} paper={paper} />}
    </details>
  );
}

/** What the task's person must read: the first paper open, further ones folded. */
export function TaskPapers({ task }: { task: TaskDetail }) {
  const { say } = useTongue();
  const [first, ...others] = newestPapers(task.documents);
  if (!first) return null;
  const { caseKey } = task;
  return (
    <Section title={say(first.title)} aside={<PaperFiles caseKey={caseKey} paper={first} />}>
      <OriginalNote of="papers" />
      {first.reading && <ReadingCopy caseKey={caseKey} paper={first} />}
      {others.map((paper) => (
        <More key={paper.key} caseKey={caseKey} paper={paper} />
      ))}
    </Section>
  );
}
