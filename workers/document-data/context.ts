import type { CaseRecord, Participation } from '../../domain/cases.ts';
import { roles } from '../../domain/roles.ts';
import { findCase } from '../find-case.ts';
import { caseKeyOf } from '../job-input.ts';
import type { Job } from '../job.ts';
import type { Ports } from '../ports/index.ts';
import { answersOf, type Answers } from './answers.ts';

export type DataPorts = Ports<
  | 'cases'
  | 'sealedFields'
  | 'custody'
  | 'plans'
  | 'releases'
  | 'remediation'
  | 'undertakings'
  | 'evidence'
  | 'leaks'
  | 'agencies'
  | 'people'
>;

/** A person as papers name them. */
export interface Named {
  readonly name: string;
  readonly role: string;
  readonly unit: string;
}

/** What the data of every paper is drawn from. */
export interface DataContext {
  readonly job: Job;
  readonly ports: DataPorts;
  readonly record: CaseRecord;
  readonly answers: Answers;
  readonly participations: readonly Participation[];
  /** Name, role and unit of a participation; of somebody who has left the name only; empty texts when unknown or null. */
  participant(participationId: string | null): Promise<Named>;
  /** Name of the person who wrote or decided something; empty when unknown or null. */
  person(personId: string | null): Promise<string>;
  /** Ids of everybody whom the two were asked for so far: names reach a paper by no other way. */
  readonly named: ReadonlySet<string>;
}

const nobody: Named = { name: '', role: '', unit: '' };

/** Reads the case of a job once, for all of its paper. NOT_FOUND when there is no such case. */
export async function loadContext(ports: DataPorts, job: Job): Promise<DataContext> {
  const caseKey = caseKeyOf(job);
  const record = await findCase(ports.cases, caseKey);
  const participations = await ports.cases.participations(caseKey);
  const answers = answersOf(await ports.sealedFields.entries(caseKey), job.variables);
  const units = new Map(
    (await ports.agencies.units(record.agencyId)).map(({ unitId, name }) => [unitId, name])
  );
  const named = new Set<string>();
  return {
    job,
    ports,
    record,
    answers,
    participations,
    named,
    async participant(participationId) {
      if (participationId === null) return nobody;
      named.add(participationId);
      const found = participations.find((each) => each.participationId === participationId);
      const name = (await ports.cases.nameOf({ participationId })) ?? '';
      if (!found) return { ...nobody, name };
      return { name, role: roles[found.role].zh, unit: units.get(found.unitId ?? '') ?? '' };
    },
    async person(personId) {
      if (personId === null) return '';
      named.add(personId);
      return (await ports.people.get(personId))?.displayName ?? '';
    }
  };
}
