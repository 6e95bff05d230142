import { RefusalError, type FieldProblem } from '../../domain/refusals.ts';
import { wordList } from '../../domain/word-list.ts';
import type { CaseStore } from '../../persistence/contract/index.ts';
import type { Values } from '../forms/expression.ts';
import type { ElementInfo } from '../models/element-info.ts';

/** Fields in which forms ask for witnesses by name and post. */
const fields = ['witness1', 'witness2', 'witness3'];

const words = (text: string): readonly string[] => text.normalize('NFKC').split(/[\s,、()/·]+/);
const squeezed = (text: string): string => words(text).join('');

interface Witness {
  readonly path: string;
  readonly name: string;
}

const problemAt = ({ path }: Witness, zh: string, en: string, clauses: readonly string[]): FieldProblem => ({
  path,
  zh,
  en,
  clauses
});

/**
 * Witnesses are other people than whoever does the step, for themselves or as a deputy, and other people than one another: INVALID_INPUT
 * at the field, with the clauses of the step. Names are compared without blanks; whoever adds a post to a name is still known by it.
 */
export async function requireOtherWitnesses(
  store: CaseStore,
  { properties }: ElementInfo,
  actors: readonly string[],
  values: Values
): Promise<void> {
  const witnesses = fields.flatMap((path): Witness[] => {
    const name = values[path];
    return typeof name === 'string' && name.trim() !== '' ? [{ path, name }] : [];
  });
  if (witnesses.length === 0) return;
  const clauses = wordList(properties['shoumi:clauses']);
  const people = await Promise.all(actors.map((personId) => store.people.get(personId)));
  const doing = new Set(people.flatMap((person) => (person ? squeezed(person.displayName) : [])));
  const own = witnesses
    .filter(({ name }) => doing.has(squeezed(name)) || words(name).some((word) => doing.has(word)))
    .map((each) =>
      problemAt(each, '承辦本步驟者不得為見證人。', 'Whoever does this step cannot be its witness.', clauses)
    );
  const twice = witnesses
    .filter(({ name }, index) =>
      witnesses.slice(0, index).some((other) => squeezed(other.name) === squeezed(name))
    )
    .map((each) => problemAt(each, '須有二位不同之見證人。', 'Two different witnesses are needed.', clauses));
  const problems = [...own, ...twice];
  if (problems.length > 0)
    throw new RefusalError({ code: 'INVALID_INPUT', facts: { count: problems.length }, problems });
}
