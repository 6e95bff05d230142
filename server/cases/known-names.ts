import {
  isSecretRole,
  needToKnow,
  withheld,
  type FellTo,
  type NeedToKnow
} from '../../domain/need-to-know.ts';
import type { AuditRecord, CaseStore, Person, VisibleCase } from '../../persistence/contract/index.ts';
import { once } from './once.ts';
import { openArtefacts } from './open-artefacts.ts';

/** Who did something, and for whom. */
type Deed = Pick<AuditRecord, 'actor' | 'asDeputyOf'>;

/**
 * Who is who in a case, as one reader may know it: the only way in which names of a case's people reach a reader. What may not be
 * known is a mark in the reader's language; null is nobody.
 */
export interface KnownNames {
  readonly may: NeedToKnow;
  /** By participation, ended ones included. */
  readonly participant: (participationId: string | null) => Promise<string | null>;
  /** The same, with a sign that tells those withheld from one another. */
  readonly choice: (participationId: string) => Promise<string | null>;
  /** Whoever acted, in the parts that these tasks fell to. */
  readonly actor: (personId: string | null, tasks?: readonly FellTo[]) => Promise<string | null>;
  /** A deputy and the principal: both or neither, for one tells of the other. */
  readonly deputised: (deed: Deed, tasks: readonly FellTo[]) => Promise<Deed>;
  /** Whether every participation and person that a paper names may be known; null is a paper that does not say. */
  readonly mayKnowAll: (named: readonly string[] | null) => boolean;
}

const signLength = 4;

/** Reads the case's people once, for one answer to one reader. */
export async function knownNames(
  store: CaseStore,
  { personId, language }: Person,
  caseKey: string,
  standings: VisibleCase['standings']
): Promise<KnownNames> {
  const everybody = await store.cases.everybody(caseKey);
  const parts = new Set(everybody.map(({ participationId }) => participationId));
  const open = everybody.some(({ role }) => isSecretRole(role)) ? await openArtefacts(store, caseKey) : [];
  const may = needToKnow({ personId, standings }, everybody, new Set(open));
  const mark = withheld[language];
  const nameOf = once(async (id) =>
    parts.has(id)
      ? ((await store.cases.nameOf({ participationId: id })) ?? null)
      : ((await store.people.get(id))?.displayName ?? null)
  );
  const part = async (participationId: string | null, hidden: string): Promise<string | null> => {
    if (participationId === null || !parts.has(participationId)) return null;
    return may.part(participationId) ? nameOf(participationId) : hidden;
  };
  const actor: KnownNames['actor'] = async (id, tasks = []) => {
    if (id === null) return null;
    return may.person(id, tasks) ? nameOf(id) : mark;
  };
  return {
    may,
    participant: (participationId) => part(participationId, mark),
    choice: (participationId) => part(participationId, `${mark} ${participationId.slice(0, signLength)}`),
    actor,
    async deputised({ actor: deputy, asDeputyOf }, tasks) {
      if (asDeputyOf === null) return { actor: await actor(deputy, tasks), asDeputyOf: null };
      const known = [deputy, asDeputyOf].every((id) => id === null || may.person(id, tasks));
      return known
        ? { actor: await actor(deputy, tasks), asDeputyOf: await actor(asDeputyOf, tasks) }
        : { actor: mark, asDeputyOf: mark };
    },
    mayKnowAll(named) {
      const ids = named ?? [...parts];
      return ids.every((id) => (parts.has(id) ? may.part(id) : may.person(id)));
    }
  };
}

/** The same for a reader whose standing in the case is to be looked up; a reader without one knows no secret list. */
export async function knownNamesIn(store: CaseStore, person: Person, caseKey: string): Promise<KnownNames> {
  const { standings = [] } = (await store.cases.visible(person.personId, caseKey)) ?? {};
  return knownNames(store, person, caseKey, standings);
}
