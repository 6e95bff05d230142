import { entryDifferences, type EntryDifference } from '../../domain/double-entry.ts';
import { RefusalError, type FieldProblem } from '../../domain/refusals.ts';
import { wordList } from '../../domain/word-list.ts';
import type { CaseStore, Task } from '../../persistence/contract/index.ts';
import type { Values } from '../forms/expression.ts';
import type { FormComponent, FormSchema } from '../forms/form-schema.ts';
import { translateFormText } from '../language/dictionary.ts';
import type { ElementInfo } from '../models/element-info.ts';
import { isSameSubject } from './task-subject.ts';

/** More rows than these are not told one by one. */
const mostRows = 20;

const labelled = (components: readonly FormComponent[], key: string): string | undefined =>
  components
    .map((each) =>
      each.key === key || each.path === key ? each.label : labelled(each.components ?? [], key)
    )
    .find((label) => label !== undefined);

const rowsTold = (rows: readonly number[], mark: string): string =>
  rows.slice(0, mostRows).join(mark) + (rows.length > mostRows ? '…' : '');

function problemOf(
  { key, rows }: EntryDifference,
  form: FormSchema,
  clauses: readonly string[]
): FieldProblem {
  const name = labelled(form.components ?? [], key) ?? key;
  const [zh, en] =
    rows.length === 0 ? ['', ''] : [`（第 ${rowsTold(rows, '、')} 列）`, ` (row ${rowsTold(rows, ', ')})`];
  return {
    path: key,
    zh: `「${name}」與前次登錄不一致${zh}。`,
    en: `“${translateFormText(name)}” differs from the first entry${en}.`,
    clauses
  };
}

/**
 * Where the model says that a task repeats another's entry (`shoumi:repeats`; the first and its correction), every field that both
 * have must be answered as in the newest one; else ENTRIES_DIFFER with the fields, their rows and the step's clauses, never what stands there. `subject` says which of several alike the task is
 * about.
 */
export async function requireSameEntry(
  store: CaseStore,
  { caseKey }: Task,
  { elementId, properties }: ElementInfo,
  form: FormSchema,
  answers: { readonly subject: Values; readonly all: Values }
): Promise<void> {
  const repeated = wordList(properties['shoumi:repeats']);
  if (repeated.length === 0) return;
  const entries = await store.sealedFields.entries(caseKey);
  const first = entries.findLast(
    (entry) => repeated.includes(entry.elementId) && isSameSubject(answers.subject, entry.values)
  );
  if (!first) throw new Error(`${elementId} repeats ${repeated.join(' ')}, which nobody has answered`);
  const differences = entryDifferences(first.values, answers.all);
  if (differences.length === 0) return;
  const clauses = wordList(properties['shoumi:clauses']);
  throw new RefusalError({
    code: 'ENTRIES_DIFFER',
    facts: { count: differences.length },
    problems: differences.map((difference) => problemOf(difference, form, clauses))
  });
}
