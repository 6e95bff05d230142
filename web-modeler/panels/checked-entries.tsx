import { compositions } from '../../domain/committee.ts';
import { nominatedRoles, roles } from '../../domain/roles.ts';
import { useTongue } from '../../web-desk/i18n/language.tsx';
import { useWords } from '../i18n/use-words.ts';
import type { Measure, MeasureField } from '../measures/measure.ts';
import { ChoiceEntry } from './choice-entry.tsx';
import { StepsEntry } from './steps-entry.tsx';

interface Props {
  readonly fields: Measure['fields'];
  readonly isNomination: boolean;
  /** Persons' tasks of the plan that the step may repeat or be shown. */
  readonly tasks: readonly { readonly value: string; readonly label: string }[];
  readonly put: (field: MeasureField) => (value: string) => void;
}

/** What the desk checks when the step is completed: whose list it is, what makes it up, which entry it repeats, and what is shown beside it. */
export function CheckedEntries({ fields, isNomination, tasks, put }: Props) {
  const { say } = useTongue();
  const words = useWords();
  const rules = Object.entries(compositions).map(([value, { title }]) => ({ value, label: say(title) }));
  return (
    <>
      {isNomination && (
        <>
          <ChoiceEntry
            label={words.measure.nominates}
            value={fields.nominates}
            options={nominatedRoles.map((value) => ({ value, label: say(roles[value]) }))}
            empty={say(roles['committee-member'])}
            onCommit={put('nominates')}
          />
          <ChoiceEntry
            label={words.measure.composition}
            value={fields.composition}
            options={rules}
            empty={words.measure.anybody}
            onCommit={put('composition')}
          />
        </>
      )}
      <StepsEntry
        label={words.measure.repeats}
        value={fields.repeats}
        steps={tasks}
        onCommit={put('repeats')}
      />
      <StepsEntry label={words.measure.shows} value={fields.shows} steps={tasks} onCommit={put('shows')} />
    </>
  );
}
