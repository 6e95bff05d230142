import { useMemo, useState } from 'react';
import type { FormSchema, FormValues } from '../../web-desk/api/contract-types.ts';
import type { ApiProblem } from '../../web-desk/api/problem.ts';
import { FormView } from '../../web-desk/forms/form-view.tsx';
import type { Diagram } from '../diagram/types.ts';
import { withoutGrade } from '../essentials/case-grade.ts';
import { choicesOf } from '../measures/plan-facts.ts';

interface Props {
  readonly diagram: Diagram;
  readonly schema: FormSchema;
  readonly essentials: FormValues;
  /** Why the essentials were refused; shown at their fields. */
  readonly problem: ApiProblem | null;
  readonly onChange: (essentials: FormValues) => void;
}

/** The answers alone, without the lists to choose from. */
export function answersOf(values: FormValues): FormValues {
  const { riskPoints: _riskPoints, artefacts: _artefacts, ...answers } = values;
  return answers;
}

const sameText = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** The sealed particulars of the plan; lists to choose from follow the drawing as it was when the tab was opened. */
export function EssentialsPanel({ diagram, schema, essentials, problem, onChange }: Props) {
  const [values] = useState<FormValues>(() => ({
    ...essentials,
    ...choicesOf(diagram.get('canvas').getRootElement().businessObject)
  }));
  const change = (filled: FormValues) => {
    const answers = answersOf(filled);
    if (!sameText(answers, essentials)) onChange(answers);
  };
  const shown = useMemo(() => problem && withoutGrade(problem), [problem]);
  return <FormView schema={schema} values={values} problem={shown} onChange={change} />;
}
