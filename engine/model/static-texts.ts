/** Refuses texts that are no expressions and can never mean what they stand for; expressions are judged when they are evaluated. */
import { parseInstant } from './date-time.ts';
import type { BpmnNode } from './bpmn-tree.ts';
import { extensionOf } from './bpmn-tree.ts';
import type { Refuse } from './problem.ts';

const isStatic = (text: string | undefined): text is string => Boolean(text) && !text?.startsWith('=');

const number = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;

/** As far as Zeebe looks at the range of a number at deployment. */
const largest = 2 ** 31 - 1;
const isPlain = (text: string) => /^[+-]?\d+$/.test(text) && Math.abs(Number(text)) <= largest;

/** A priority is a whole number from 0 to 100. The range of one written with an exponent is found out when it is evaluated, as in Zeebe. */
export function staticPriority(node: BpmnNode, refuse: Refuse): void {
  const definition = extensionOf(node, 'zeebe:PriorityDefinition');
  const priority = definition?.priority;
  if (!isStatic(priority)) return;
  if (!number.test(priority) || !Number.isInteger(Number(priority)))
    refuse(expected('be a valid Number between 0 and 100', priority));
  else if (isPlain(priority) && (Number(priority) < 0 || Number(priority) > 100))
    refuse(`Priority must be a number between 0 and 100, but was '${priority}'.`);
}

/** A date of a task tells its offset. */
export function staticSchedule(node: BpmnNode, refuse: Refuse): void {
  const schedule = extensionOf(node, 'zeebe:TaskSchedule');
  for (const date of [schedule?.dueDate, schedule?.followUpDate])
    if (isStatic(date) && parseInstant(date) === null)
      refuse(expected("be a valid DateTime String, e.g. '2023-03-02T15:35+02:00'", date));
}

/** Candidates are parted by commas, and none is empty. */
export function staticCandidates(node: BpmnNode, refuse: Refuse): void {
  const assignment = extensionOf(node, 'zeebe:AssignmentDefinition');
  for (const list of [assignment?.candidateGroups, assignment?.candidateUsers])
    if (isStatic(list) && list.split(',').some((each) => each.trim() === ''))
      refuse(expected("be a list of comma-separated values, e.g. 'a,b,c'", list));
}

const expected = (what: string, found: string): string =>
  `Expected static value to ${what}, but found '${found}'.`;
