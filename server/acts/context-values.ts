import { RefusalError, refusedAtField } from '../../domain/refusals.ts';
import type { Copy, SealedItem } from '../../workers/ports/index.ts';
import type { Values } from '../forms/expression.ts';
import type { ActContext } from './register-act.ts';

const textIn = (values: Values, name: string): string | undefined => {
  const value = values[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

/** A text that the person answered; undefined when absent or empty. */
export const answerOf = ({ values }: ActContext, name: string): string | undefined => textIn(values, name);

/** A text that the process hands to the task; undefined when absent or empty. */
export const variableOf = ({ variables }: ActContext, name: string): string | undefined =>
  textIn(variables, name);

/** Names of those who witnessed, as the form has them. */
export const witnessesOf = (context: ActContext): string[] =>
  ['witness1', 'witness2', 'witness3'].flatMap((name) => answerOf(context, name) ?? []);

/** Two different people, as `clause` demands, or TWO_WITNESSES_REQUIRED. */
export function twoWitnesses(context: ActContext, clause: 'tp-07.5' | 'tp-07.6'): string[] {
  const witnesses = witnessesOf(context)
    .map((name) => name.trim())
    .filter(Boolean);
  if (new Set(witnesses).size < 2)
    throw refusedAtField({ code: 'TWO_WITNESSES_REQUIRED' }, 'witness2', [clause]);
  return witnesses;
}

/** The artefact that the element names, or the call that led to it; a call's word counts, since its models are shared. */
export const artefactOf = (context: ActContext): string =>
  variableOf(context, 'artefact') ?? context.element.properties['shoumi:artefact'] ?? '';

/** The copy that the task is about (`copyId`). */
export async function copyOf(context: ActContext): Promise<Copy> {
  const copyId = variableOf(context, 'copyId');
  const copies = await context.store.custody.copies(context.task.caseKey);
  const copy = copies.find((each) => each.copyId === copyId);
  if (!copy) throw new RefusalError({ code: 'NOT_FOUND' });
  return copy;
}

const spent: ReadonlySet<SealedItem['state']> = new Set(['broken', 'released', 'opened', 'destroyed']);

/** Items of the task's artefact: of the number in the variable `itemNumber`, else of them all; the oldest first. */
export async function itemsOf(context: ActContext): Promise<readonly SealedItem[]> {
  const items = await context.store.custody.items(context.task.caseKey);
  const artefact = artefactOf(context);
  const itemNumber = variableOf(context, 'itemNumber');
  return items.filter(
    (each) => each.artefact === artefact && (itemNumber === undefined || each.itemNumber === itemNumber)
  );
}

/** The newest item that the task is about and that is still sealed; NOT_FOUND when there is none. */
export async function itemOf(context: ActContext): Promise<SealedItem> {
  const item = (await itemsOf(context)).findLast(({ state }) => !spent.has(state));
  if (!item) throw new RefusalError({ code: 'NOT_FOUND' });
  return item;
}
