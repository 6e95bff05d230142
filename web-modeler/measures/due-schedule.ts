import { extensionOf, pairsOf } from '../diagram/extensions.ts';
import { idOf, type DiagramElement, type ModdleObject } from '../diagram/types.ts';

const dueReference = /^=\s*due\.(\w+)\s*$/;

const jobTypeOf = (object: ModdleObject) => extensionOf(object, 'zeebe:TaskDefinition')?.get('type');

/** The name under which the element's due date stands in the variable `due`: the one it refers to, else its own id. */
export function dueNameOf(object: ModdleObject): string {
  const scheduled = String(extensionOf(object, 'zeebe:TaskSchedule')?.get('dueDate') ?? '');
  const id = idOf(object);
  return dueReference.exec(scheduled)?.[1] ?? id.charAt(0).toLowerCase() + id.slice(1);
}

const computesDueDates = (element: DiagramElement) =>
  jobTypeOf(element.businessObject) === 'compute-due-dates';

/**
 * The step that computes the element's due date: the one that already has its name, else the first in the same
 * scope, else in the scopes around it.
 */
export function dueStepOf(element: DiagramElement): DiagramElement | null {
  const name = dueNameOf(element.businessObject);
  for (let scope = element.parent; scope; scope = scope.parent) {
    const steps = (scope.children ?? []).filter(computesDueDates);
    const own = steps.find((step) => pairsOf(step.businessObject, 'headers').has(name));
    const found = own ?? steps[0];
    if (found) return found;
  }
  return null;
}
