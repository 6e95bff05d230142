import { compositions } from '../../domain/committee.ts';
import { nominatedRoles, roles } from '../../domain/roles.ts';
import { useTongue } from '../../web-desk/i18n/language.tsx';
import { useWords } from '../i18n/use-words.ts';
import type { Measure, MeasureField } from '../measures/measure.ts';
import { ChoiceEntry } from './choice-entry.tsx';

interface Props {
  readonly fields: Measure['fields'];
  readonly isNomination: boolean;
  /** Persons' tasks of the plan that the step may repeat. */
  readonly tasks: readonly { readonly value: string; readonly label: string }[];
  readonly put: (field: MeasureField) => (value: string) => void;
}

/** What the desk checks when the step is completed: whose list it is, what makes it up, and which entry it repeats. */
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
      <ChoiceEntry
        label={words.measure.repeats}
        value={fields.repeats}
        options={tasks}
        empty={words.measure.none}
        onCommit={put('repeats')}
      />
    </>
  );
}
