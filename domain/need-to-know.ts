import type { Participation } from './cases.ts';
import type { Role } from './roles.ts';

/** A list of people that is itself a secret of the case. */
interface SecretList {
  /** Who may know the whole list; everybody on it knows of themselves only. */
  readonly knownTo: readonly Role[];
  /** Artefacts of the plan: once one of them is public, the list is secret no more. */
  readonly until: readonly string[];
}

const office = ['agency-head', 'ethics-officer', 'superior-ethics', 'case-officer'] as const;

/**
 * Roles whose bearers are not told to every member of the case (domain A.2–A.4): question setters until their list is declassified,
 * markers until the results are public, a committee until its list or what it decided is; its chair must know whom to convene.
 * The bearers of every other role are known to all members.
 */
const secretLists: Readonly<Partial<Record<Role, SecretList>>> = {
  'question-setter': { knownTo: office, until: ['setter-list'] },
  marker: { knownTo: office, until: ['scores'] },
  'committee-member': {
    knownTo: [...office, 'meeting-chair'],
    until: ['committee-list', 'review-result', 'award-result']
  }
};

/** Stands where the reader may not know a name. */
export const withheld = { zh: '（不公開）', en: '(withheld)' } as const;

/** Who reads, and how they stand in the case: by parts of their own and by those that they deputise for. */
export interface CaseReader {
  readonly personId: string;
  readonly standings: readonly { readonly participationId: string; readonly role: Role }[];
}

type Part = Pick<Participation, 'participationId' | 'personId' | 'role'>;

/** What a task fell to: a role, or one participation. */
export interface FellTo {
  readonly role: Role | null;
  readonly participationId: string | null;
}

/** Whether the bearers of a role are told to some members only. */
export const isSecretRole = (role: Role): boolean => secretLists[role] !== undefined;

/** The roles that may know everybody who bears this one; null where every member may. */
export const knowersOf = (role: Role): readonly Role[] | null => secretLists[role]?.knownTo ?? null;

/** What one reader may know of who is who in a case. */
export interface NeedToKnow {
  /** Everybody who bears the role. */
  readonly role: (role: Role) => boolean;
  /** Who takes part, or took part, by this participation; one that the case never had tells nothing. */
  readonly part: (participationId: string) => boolean;
  /**
   * That this person acted in the parts that the tasks fell to. Without tasks, that they have to do with the case at all: not of
   * somebody who takes part, or took part, by secret lists only.
   */
  readonly person: (personId: string, tasks?: readonly FellTo[]) => boolean;
}

/**
 * The one rule of who may know whom. `everybody` are all participations of the case, ended ones included; `open` are its artefacts
 * that are public by now.
 */
export function needToKnow(
  reader: CaseReader,
  everybody: readonly Part[],
  open: ReadonlySet<string>
): NeedToKnow {
  const parts = new Map(everybody.map((part) => [part.participationId, part]));
  const standsBy = new Set(reader.standings.map(({ participationId }) => participationId));
  const role = (of: Role): boolean => {
    const list = secretLists[of];
    if (!list || list.until.some((artefact) => open.has(artefact))) return true;
    return reader.standings.some((standing) => list.knownTo.includes(standing.role));
  };
  const knows = (part: Part): boolean =>
    role(part.role) || part.personId === reader.personId || standsBy.has(part.participationId);
  const partOf = (participationId: string | null) => parts.get(participationId ?? '');
  const doer = (task: FellTo): boolean => {
    const part = partOf(task.participationId);
    return part ? knows(part) : task.role !== null && role(task.role);
  };
  return {
    role,
    part(participationId) {
      const part = partOf(participationId);
      return part === undefined || knows(part);
    },
    person(personId, tasks = []) {
      if (personId === reader.personId) return true;
      if (tasks.length > 0) return tasks.every(doer);
      const theirs = everybody.filter((part) => part.personId === personId);
      return theirs.length === 0 || theirs.some(knows);
    }
  };
}
