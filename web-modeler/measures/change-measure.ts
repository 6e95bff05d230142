import type { Role } from '../../domain/roles.ts';
import { execute, type Edit } from '../diagram/edit.ts';
import {
  changedExtensions,
  extensionOf,
  pairsExtension,
  pairsOf,
  typeOfPairs
} from '../diagram/extensions.ts';
import type { Diagram, DiagramElement, ModdleObject } from '../diagram/types.ts';
import { dueNameOf, dueStepOf } from './due-schedule.ts';
import { groupExpression, prefix, type MeasureField } from './measure.ts';

type Changes = Record<string, ModdleObject | null>;

const extensionEdit = (diagram: Diagram, element: DiagramElement, changes: Changes): Edit => ({
  element,
  properties: {
    extensionElements: changedExtensions(diagram.get('bpmnFactory'), element.businessObject, changes)
  }
});

/** The pairs of a kind with one of them set, or taken out when the value is empty. */
function withPair(
  diagram: Diagram,
  element: DiagramElement,
  kind: 'properties' | 'headers',
  [name, value]: [string, string]
): Changes {
  const pairs = pairsOf(element.businessObject, kind);
  if (value) pairs.set(name, value);
  else pairs.delete(name);
  return { [typeOfPairs(kind)]: pairsExtension(diagram.get('bpmnFactory'), kind, pairs) };
}

/** Sets one `shoumi:` property of the element; an empty value takes it out. */
export function setProperty(diagram: Diagram, element: DiagramElement, name: string, value: string): void {
  execute(diagram, [
    extensionEdit(diagram, element, withPair(diagram, element, 'properties', [prefix + name, value.trim()]))
  ]);
}

/** Names the one accountable role. */
export function setRole(diagram: Diagram, element: DiagramElement, role: Role | null): void {
  const definition = role
    ? diagram
        .get('bpmnFactory')
        .create('zeebe:AssignmentDefinition', { candidateGroups: groupExpression(role) })
    : null;
  execute(diagram, [extensionEdit(diagram, element, { 'zeebe:AssignmentDefinition': definition })]);
}

/** Renames the element. */
export const setName = (diagram: Diagram, element: DiagramElement, name: string): void =>
  execute(diagram, [{ element, properties: { name } }]);

/**
 * Sets the due rule where all three who need it look: the measure itself, the step that computes due dates, and
 * the task's schedule.
 */
export function setDue(diagram: Diagram, element: DiagramElement, rule: string): void {
  const due = rule.trim();
  const name = dueNameOf(element.businessObject);
  const schedule = due
    ? diagram.get('bpmnFactory').create('zeebe:TaskSchedule', { dueDate: `=due.${name}` })
    : null;
  const step = dueStepOf(element);
  execute(diagram, [
    extensionEdit(diagram, element, {
      ...withPair(diagram, element, 'properties', [`${prefix}due`, due]),
      'zeebe:TaskSchedule': schedule
    }),
    ...(step ? [extensionEdit(diagram, step, withPair(diagram, step, 'headers', [name, due]))] : [])
  ]);
}

/** Sets any field of a measure. */
export function setField(
  diagram: Diagram,
  element: DiagramElement,
  field: MeasureField,
  value: string
): void {
  if (field === 'due') setDue(diagram, element, value);
  else setProperty(diagram, element, field, value);
}

/** True when the element is a native user task, whose role and due date the plan decides. */
export const isPersonsTask = (element: DiagramElement): boolean =>
  element.type === 'bpmn:UserTask' && extensionOf(element.businessObject, 'zeebe:UserTask') !== undefined;
