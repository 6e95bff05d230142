import type { DeadlineUnit } from '../../domain/deadlines.ts';
import { describeDue, describeDueInEnglish, isDueRule } from '../../plan-model/index.ts';
import { useTongue } from '../../web-desk/i18n/language.tsx';
import { useWords } from '../i18n/use-words.ts';
import {
  dueChoiceOf,
  dueRuleOf,
  fromAssignment,
  withPart,
  type DueChoice,
  type DueDirection
} from '../measures/due-choice.ts';

interface Props {
  readonly rule: string;
  /** Dates of the case that may be counted from. */
  readonly dates: readonly { readonly id: string; readonly title: string }[];
  readonly onCommit: (rule: string) => void;
}

const units: readonly DeadlineUnit[] = ['wd', 'd', 'h'];
const directions: readonly DueDirection[] = ['before', 'at', 'after'];

interface PartProps {
  readonly choice: DueChoice;
  readonly onChoose: (part: Partial<DueChoice>) => void;
}

/** How long before or after; a task cannot be due before it is given. */
function Span({ choice, onChoose }: PartProps) {
  const { due } = useWords();
  return (
    <>
      {choice.base !== fromAssignment && (
        <select
          aria-label={due.direction}
          value={choice.direction}
          onChange={(event) => onChoose({ direction: event.target.value as DueDirection })}
        >
          {directions.map((direction) => (
            <option key={direction} value={direction}>
              {due.directions[direction]}
            </option>
          ))}
        </select>
      )}
      {choice.direction !== 'at' && (
        <>
          <input
            type="number"
            aria-label={due.amount}
            min={1}
            max={9999}
            key={choice.amount}
            defaultValue={choice.amount}
            onBlur={({ target }) =>
              target.valueAsNumber !== choice.amount && onChoose({ amount: target.valueAsNumber })
            }
            onKeyDown={({ key, currentTarget }) => key === 'Enter' && currentTarget.blur()}
          />
          <select
            aria-label={due.unit}
            value={choice.unit}
            onChange={(event) => onChoose({ unit: event.target.value as DeadlineUnit })}
          >
            {units.map((unit) => (
              <option key={unit} value={unit}>
                {due.units[unit]}
              </option>
            ))}
          </select>
        </>
      )}
    </>
  );
}

/** When a measure is due, chosen part by part, with what it means in words. */
export function DueEntry({ rule, dates, onCommit }: Props) {
  const { language } = useTongue();
  const { due, measure } = useWords();
  const choice = dueChoiceOf(rule);
  const inWords = language === 'zh' ? describeDue(rule, dates) : describeDueInEnglish(rule, dates);
  const isKnown = isDueRule(rule, dates);
  const choose = (part: Partial<DueChoice>) => onCommit(dueRuleOf(withPart(choice, part)));
  const isListed = !choice || choice.base === fromAssignment || dates.some(({ id }) => id === choice.base);
  return (
    <fieldset className="due-entry">
      <legend>{measure.due}</legend>
      <div className="due-parts field">
        <select
          aria-label={due.from}
          value={choice?.base ?? ''}
          onChange={({ target }) => (target.value === '' ? onCommit('') : choose({ base: target.value }))}
        >
          <option value="">{due.none}</option>
          <option value={fromAssignment}>{due.assignment}</option>
          {!isListed && <option value={choice.base}>{choice.base}</option>}
          {dates.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
        {choice && <Span choice={choice} onChoose={choose} />}
      </div>
      {rule !== '' && (
        <p className={isKnown ? 'muted' : 'field-wrong'} role="status">
          {isKnown ? due.means(inWords) : due.wrong(rule)}
        </p>
      )}
    </fieldset>
  );
}
