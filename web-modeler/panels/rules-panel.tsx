import { isRole, roles, type Role } from '../../domain/roles.ts';
import type { PlanProblem } from '../../web-desk/api/contract-types.ts';
import { useTongue } from '../../web-desk/i18n/language.tsx';
import { useWords } from '../i18n/use-words.ts';

interface Props {
  readonly problems: readonly PlanProblem[];
  readonly checking: boolean;
  readonly nameOf: (elementId: string) => string;
  readonly onShow: (elementId: string) => void;
  /** Gives the step to another role. */
  readonly onGive: (elementId: string, role: Role) => void;
}

/** What the plan still breaks, with the clause; choosing one leads to the step. */
export function RulesPanel({ problems, checking, nameOf, onShow, onGive }: Props) {
  const { say } = useTongue();
  const words = useWords();
  const summary = problems.length === 0 ? words.rules.clean : words.rules.count(problems.length);
  return (
    <div className="rules">
      <p className={problems.length === 0 ? 'rules-clean' : 'rules-count'} role="status">
        {checking ? words.rules.checking : summary}
      </p>
      <ul>
        {problems.map((problem, index) => {
          const { elementId } = problem;
          return (
            <li key={`${problem.rule} ${elementId ?? ''} ${index}`}>
              {elementId ? (
                <button
                  type="button"
                  className="link"
                  title={words.rules.show}
                  onClick={() => onShow(elementId)}
                >
                  {nameOf(elementId)}
                </button>
              ) : (
                <strong>{words.rules.wholePlan}</strong>
              )}
              <p>{say(problem)}</p>
              {elementId &&
                problem.instead.filter(isRole).map((role) => (
                  <button key={role} type="button" onClick={() => onGive(elementId, role)}>
                    {words.rules.give(say(roles[role]))}
                  </button>
                ))}
              {problem.clause && <span className="clause">{problem.clause}</span>}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
