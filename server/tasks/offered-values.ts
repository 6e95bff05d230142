import { isRole, roles, type Role } from '../../domain/roles.ts';
import type { Task } from '../../persistence/contract/index.ts';
import { choicesOf, planModelOf, type Choice } from '../cases/plan-model-of.ts';
import type { KnownNames } from '../cases/known-names.ts';
import type { Desk } from '../desk.ts';
import type { Values } from '../forms/expression.ts';
import type { Reader } from '../language/reader.ts';
import type { FormComponent, FormSchema } from '../forms/form-schema.ts';

const all = (components: readonly FormComponent[]): readonly FormComponent[] =>
  components.flatMap((component) => [component, ...all(component.components ?? [])]);

/** A decision is never filled in beforehand, even when an earlier round left one behind. */
const undecided = (form: FormSchema): ReadonlySet<string> =>
  new Set(
    all(form.components ?? []).flatMap(({ type, key }) =>
      type === 'radio' || type === 'checkbox' ? [key ?? ''] : []
    )
  );

/** `王小明（保管人員）`, `王小明 (Custodian)`. */
const described = (name: string, note: string, { language }: Reader): string =>
  language === 'en' ? `${name} (${note})` : `${name}（${note}）`;

/** To whom the form is shown: in which words, and whose names they may know. */
interface Asked {
  readonly reader: Reader;
  readonly names: KnownNames;
}

async function membersOf(
  { store }: Desk,
  { reader, names }: Asked,
  caseKey: string,
  role?: Role
): Promise<Choice[]> {
  const members = (await store.cases.participations(caseKey)).filter(
    (member) => !member.implicated && (role === undefined || member.role === role)
  );
  return Promise.all(
    members.map(async (member) => ({
      value: member.participationId,
      label: described(
        (await names.choice(member.participationId)) ?? '—',
        roles[member.role][reader.language],
        reader
      )
    }))
  );
}

/** Staff of the agency that the case belongs to. */
async function colleaguesOf({ store }: Desk, { reader }: Asked, caseKey: string): Promise<Choice[]> {
  const agencyId = (await store.cases.get(caseKey))?.agencyId ?? '';
  const units = new Map((await store.agencies.units(agencyId)).map(({ unitId, name }) => [unitId, name]));
  const people = await store.people.list({ agencyId });
  return people
    .filter(({ disabled, roles: held }) => !disabled && !held.includes('administrator'))
    .map(({ personId, displayName, unitId }) => ({
      value: personId,
      label: described(displayName, units.get(unitId ?? '') ?? '—', reader)
    }));
}

/**
 * Whom the task is about, or who took their part over, where its form shows a name: an outsider signs on paper before whoever does the
 * task.
 */
async function participantName(
  { store }: Desk,
  { names }: Asked,
  { participationId }: Values
): Promise<string> {
  if (typeof participationId !== 'string') return '';
  const current = (await store.cases.currentOf([participationId])).get(participationId);
  return (await names.participant(current ?? participationId)) ?? '';
}

/** Numbers that ever went out, of the papers that the task is about: what comes back bears one of them (ac-m.4). */
async function issuedNumbers(
  { store }: Desk,
  { caseKey }: Task,
  { artefact }: Values
): Promise<readonly number[]> {
  const copies = await store.custody.copies(caseKey);
  return copies
    .filter((copy) => copy.artefact === artefact && copy.state !== 'allocated')
    .map((copy) => copy.number);
}

type List = (desk: Desk, task: Task, asked: Asked) => Promise<Choice[]>;

/** Lists that a form may name by `valuesKey`, besides roles. */
const lists: Readonly<Record<string, List>> = {
  participants: (desk, task, asked) => membersOf(desk, asked, task.caseKey),
  colleagues: (desk, task, asked) => colleaguesOf(desk, asked, task.caseKey),
  artefacts: async ({ store }, task, { reader: { name } }) =>
    choicesOf((await planModelOf(store, task.caseKey))?.artefacts, name),
  riskPoints: async ({ store }, task, { reader: { name } }) =>
    choicesOf((await planModelOf(store, task.caseKey))?.riskPoints, name)
};

/** A list by its name; the code of a role lists its members in the case. */
const listOf = (name: string): List | undefined =>
  isRole(name) ? (desk, task, asked) => membersOf(desk, asked, task.caseKey, name) : lists[name];

/** What fills the form before the person answers: routing variables in reach and the lists that it names. */
export async function offeredValues(
  desk: Desk,
  task: Task,
  form: FormSchema,
  variables: Values,
  asked: Asked
): Promise<Values> {
  const open = undecided(form);
  const values: Record<string, unknown> = Object.fromEntries(
    Object.entries(variables).filter(([name]) => !open.has(name))
  );
  for (const { key, valuesKey } of all(form.components ?? [])) {
    if (key === 'participantName') values[key] = await participantName(desk, asked, variables);
    if (key === 'copyNumber') values.issuedNumbers = await issuedNumbers(desk, task, variables);
    const list = valuesKey === undefined ? undefined : listOf(valuesKey);
    if (valuesKey !== undefined && list) values[valuesKey] = await list(desk, task, asked);
  }
  return values;
}
