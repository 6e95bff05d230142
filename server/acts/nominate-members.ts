import type { Participation } from '../../domain/cases.ts';
import { RefusalError } from '../../domain/refusals.ts';
import { endMembers, nominatedOf, nominatedRole, requireComposition } from './nominations.ts';
import type { ActContext, RegisterAct } from './register-act.ts';

const path = 'nominees';

/** One row of the list: staff by their account, experts from outside by name. */
interface Nominee {
  readonly nomineeKind?: unknown;
  readonly nomineePerson?: unknown;
  readonly nomineeName?: unknown;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** Nobody twice: a name that counts double would feign a list that is long enough. */
function distinct(all: readonly string[]): ReadonlySet<string> {
  const given = new Set(all);
  if (given.size === all.length && !given.has('')) return given;
  throw new RefusalError({
    code: 'INVALID_INPUT',
    facts: { count: 1 },
    problems: [
      { path, zh: '名單有重複或空白之人員。', en: 'Somebody is on the list twice, or a row names nobody.' }
    ]
  });
}

function nomineesIn({ values }: ActContext) {
  const rows = (Array.isArray(values[path]) ? values[path] : []) as readonly Nominee[];
  const [experts, staff] = [true, false].map((outside) =>
    rows.filter(({ nomineeKind }) => (nomineeKind === 'expert') === outside)
  );
  return {
    people: distinct((staff ?? []).map(({ nomineePerson }) => textOf(nomineePerson))),
    names: distinct((experts ?? []).map(({ nomineeName }) => textOf(nomineeName)))
  };
}

/** Whom the list keeps: the same account, or an outsider of the same name. */
async function keptOf(
  { store }: ActContext,
  current: readonly Participation[],
  { people, names }: ReturnType<typeof nomineesIn>
): Promise<ReadonlyMap<Participation, string>> {
  const kept = new Map<Participation, string>();
  for (const member of current) {
    const name = member.personId === null ? await store.cases.nameOf(member) : undefined;
    if (member.personId !== null && people.has(member.personId)) kept.set(member, member.personId);
    if (name !== undefined && names.has(name) && ![...kept.values()].includes(name)) kept.set(member, name);
  }
  return kept;
}

/**
 * The list that was drawn up takes part in the task's role (`shoumi:nominates`), if it is made up as the task's rule demands: staff by
 * their account, experts from outside under a sealed name; whoever was nominated before and is not on the list any more leaves.
 */
export const nominateMembers: RegisterAct = {
  audit: 'members.nominate',
  async apply(context) {
    const { store, task } = context;
    const role = nominatedRole(context);
    const nominees = nomineesIn(context);
    const { people, names } = nominees;
    requireComposition(context, people.size + names.size, names.size, path);
    const current = await nominatedOf(context);
    const kept = await keptOf(context, current, nominees);
    const gone = current.filter((member) => !kept.has(member));
    await endMembers(context, gone);
    const known = new Set(kept.values());
    for (const personId of people) {
      if (known.has(personId)) continue;
      const unitId = (await store.people.get(personId))?.unitId ?? null;
      await store.cases.addParticipation(task.caseKey, { role, personId, unitId });
    }
    for (const externalName of names)
      if (!known.has(externalName))
        await store.cases.addParticipation(task.caseKey, { role, personId: null, externalName });
    return { role, members: people.size + names.size, experts: names.size, ended: gone.length };
  }
};
