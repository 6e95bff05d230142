import { isRole, roles, type Role } from '../../domain/roles.ts';
import { useTongue } from '../../web-desk/i18n/language.tsx';
import { useNames } from '../i18n/use-names.ts';
import { useWords } from '../i18n/use-words.ts';
import type { Diagram, DiagramElement } from '../diagram/types.ts';
import { isPersonsTask, setField, setName, setRole } from '../measures/change-measure.ts';
import { isNomination, measureOf, type MeasureField } from '../measures/measure.ts';
import { datesOf, factsOf, titleOf, type FactKind } from '../measures/plan-facts.ts';
import { CheckedEntries } from './checked-entries.tsx';
import { ChoiceEntry } from './choice-entry.tsx';
import { DueEntry } from './due-entry.tsx';
import { ManyEntry } from './many-entry.tsx';
import { TextEntry } from './text-entry.tsx';

interface Props {
  readonly diagram: Diagram;
  readonly element: DiagramElement;
}

const roleOptions = (say: (text: { zh: string; en: string }) => string) =>
  (Object.keys(roles) as Role[])
    .filter((role) => role !== 'administrator' && role !== 'staff')
    .map((role) => ({ value: role, label: say(roles[role]) }));

/** The other tasks of people in the plan, by their names. */
const tasksBeside = (diagram: Diagram, { id }: DiagramElement, names: (name: string) => string) =>
  diagram
    .get('elementRegistry')
    .filter((other) => isPersonsTask(other) && other.id !== id)
    .map((other) => ({
      value: other.id,
      label: names(String(other.businessObject.get('name') ?? other.id))
    }));

/** A step in the office's words. */
export function MeasurePanel({ diagram, element }: Props) {
  const { say } = useTongue();
  const words = useWords();
  const names = useNames();
  const { name, role, fields } = measureOf(element.businessObject);
  const process = diagram.get('canvas').getRootElement().businessObject;
  const optionsOf = (kind: FactKind) =>
    factsOf(process, kind).map((fact) => ({ value: fact.id, label: names(titleOf(fact)) }));
  const dates = datesOf(process).map(({ id, title }) => ({ id, title: names(title) }));
  const put = (field: MeasureField) => (value: string) => setField(diagram, element, field, value);
  const disclosures = Object.entries(words.measure.disclosures).map(([value, label]) => ({ value, label }));
  return (
    <div className="entries" key={element.id}>
      <TextEntry
        label={words.measure.name}
        value={name}
        hint={words.measure.noParticulars}
        onCommit={(value) => setName(diagram, element, value)}
      />
      <ChoiceEntry
        label={words.measure.riskPoint}
        value={fields.riskPoint}
        options={optionsOf('risk')}
        empty={words.measure.none}
        onCommit={put('riskPoint')}
      />
      <TextEntry
        label={words.measure.measure}
        value={fields.measure}
        hint={words.measure.noParticulars}
        lines={2}
        onCommit={put('measure')}
      />
      {isPersonsTask(element) && (
        <>
          <ChoiceEntry
            label={words.measure.role}
            value={role ?? ''}
            options={roleOptions(say)}
            empty={words.measure.roleByFlow}
            onCommit={(value) => setRole(diagram, element, isRole(value) ? value : null)}
          />
          <DueEntry rule={fields.due} dates={dates} onCommit={put('due')} />
        </>
      )}
      <TextEntry label={words.measure.evidence} value={fields.evidence} onCommit={put('evidence')} />
      <TextEntry
        label={words.measure.clauses}
        value={fields.clauses}
        hint={words.measure.clausesHint}
        onCommit={put('clauses')}
      />
      <ChoiceEntry
        label={words.measure.phase}
        value={fields.phase}
        options={optionsOf('phase')}
        empty={words.measure.inherited}
        onCommit={put('phase')}
      />
      <ChoiceEntry
        label={words.measure.artefact}
        value={fields.artefact}
        options={optionsOf('artefact')}
        empty={words.measure.none}
        onCommit={put('artefact')}
      />
      <ChoiceEntry
        label={words.measure.discloses}
        value={fields.discloses}
        options={disclosures}
        empty={words.measure.none}
        onCommit={put('discloses')}
      />
      <ManyEntry
        label={words.measure.approves}
        value={fields.approves}
        options={optionsOf('artefact')}
        onCommit={put('approves')}
      />
      {isPersonsTask(element) && (
        <>
          <CheckedEntries
            fields={fields}
            isNomination={isNomination(element.businessObject)}
            tasks={tasksBeside(diagram, element, names)}
            put={put}
          />
          <label className="check-field">
            <input
              type="checkbox"
              checked={fields.proof === 'fresh'}
              onChange={(event) => put('proof')(event.target.checked ? 'fresh' : '')}
            />
            {words.measure.fresh}
          </label>
        </>
      )}
    </div>
  );
}
