import type { TaskDetail } from '../api/contract-types.ts';
import { useTongue } from '../i18n/language.tsx';
import { Section } from '../ui/section.tsx';

/** The clauses that a task fulfils, each in our own words. */
export function ClauseList({ clauses }: { clauses: TaskDetail['clauses'] }) {
  const { t } = useTongue();
  if (clauses.length === 0) return null;
  return (
    <Section title={t.common.clauses}>
      <ul className="clauses">
        {clauses.map(({ id, text }) => (
          <li key={id}>
            <span className="clause">{id}</span>
            {text}
          </li>
        ))}
      </ul>
    </Section>
  );
}
