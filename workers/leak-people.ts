import type { CaseRecord, Participation } from '../domain/cases.ts';
import type { Role } from '../domain/roles.ts';
import type { NewParticipation, Ports } from './ports/index.ts';

type PeoplePorts = Ports<'cases' | 'agencies' | 'people'>;

/** Members of the plan who are told of its leak at once and in secret (tp-18.1); more join when remediation needs them. */
const told: readonly Role[] = ['agency-head', 'ethics-officer', 'superior-ethics', 'unit-head'];

/** Those whom a plan need not name, but whom a leak's process turns to. */
async function officesOf(
  { agencies, people }: PeoplePorts,
  { agencyId }: CaseRecord,
  itChannel: boolean
): Promise<readonly NewParticipation[]> {
  const superiorId = (await agencies.get(agencyId))?.parentId ?? agencyId;
  const offices: readonly { readonly agencyId: string; readonly role: Role }[] = [
    { agencyId: superiorId, role: 'superior-ethics' },
    ...(itChannel ? [{ agencyId, role: 'infosec-officer' } as const] : [])
  ];
  const held = await Promise.all(
    offices.map(async (office) =>
      (await people.list(office))
        .filter(({ disabled }) => !disabled)
        .map(({ personId, unitId }) => ({ role: office.role, personId, unitId }))
    )
  );
  return held.flat();
}

const isImplicated = (members: readonly Participation[], personId: string | null): boolean =>
  personId !== null && members.some((each) => each.personId === personId && each.implicated);

/**
 * Whom a leak case that came out of a plan names from its start: members of the plan, the superior ethics office, and information
 * security where the channel is theirs; without those implicated in the plan (domain B.8).
 */
export async function leakPeople(
  ports: PeoplePorts,
  parent: CaseRecord,
  itChannel: boolean
): Promise<readonly NewParticipation[]> {
  const members = await ports.cases.participations(parent.caseKey);
  const ofPlan = members.filter(({ role, implicated }) => told.includes(role) && !implicated);
  const everybody = [
    ...ofPlan.map(({ role, personId, unitId }) => ({ role, personId, unitId })),
    ...(await officesOf(ports, parent, itChannel))
  ];
  return everybody.filter(({ personId = null }) => !isImplicated(members, personId));
}
