import type { ReactNode } from 'react';
import type { ApiProblem } from '../api/problem.ts';
import { useTongue } from '../i18n/language.tsx';
import { Banner } from './banner.tsx';
import { ClauseWords } from './clause-words.tsx';

interface Props {
  readonly problem: ApiProblem;
  /** Leaves out the details, where they stand at their fields. */
  readonly brief?: boolean;
  readonly children?: ReactNode;
}

/** A refusal in the reader's language, with its code and details. */
export function ProblemBanner({ problem, brief = false, children }: Props) {
  const { t, say } = useTongue();
  return (
    <Banner tone="bad" title={say(problem.text)}>
      {!brief && problem.problems.length > 0 && (
        <ul>
          {problem.problems.map((detail) => (
            <li key={`${detail.path}:${detail.en}`}>
              {say(detail)}
              <ClauseWords ids={detail.clauses ?? []} />
            </li>
          ))}
        </ul>
      )}
      <p className="banner-code">
        {t.problem.code} {problem.code}
      </p>
      {children}
    </Banner>
  );
}
