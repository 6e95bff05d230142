import type { Participation } from '../domain/cases.ts';
import { isRole } from '../domain/roles.ts';
import type { Job, JobHandler } from './job.ts';
import { caseKeyOf, header, JobInputError } from './job-input.ts';
import { participantsIn } from './participants.ts';
import type { Ports } from './ports/index.ts';

const idsOf = (participations: readonly Participation[]): readonly string[] =>
  participations.map(({ participationId }) => participationId);

type ResolvePorts = Ports<'cases' | 'sealedFields'>;

/**
 * Whom the newest sealed answer to a field names by account: their newest participation; nobody when it was left empty. Of several
 * hand-overs that run at once it is the answer about the one who leaves by this one (`leavingMember`).
 */
async function namedIn({ cases, sealedFields }: ResolvePorts, job: Job, field: string) {
  const caseKey = caseKeyOf(job);
  const { leavingMember } = job.variables;
  const entries = (await sealedFields.entries(caseKey)).filter(
    ({ values }) => leavingMember === undefined || values['leavingMember'] === leavingMember
  );
  const personId = entries.findLast(({ values }) => Object.hasOwn(values, field))?.values[field] ?? null;
  const all = await cases.participations(caseKey);
  const named = all.findLast((member) => personId !== null && member.personId === personId);
  return named && !named.implicated ? [named] : [];
}

async function inRole({ cases }: ResolvePorts, job: Job): Promise<readonly Participation[]> {
  const role = header(job, 'role');
  if (!isRole(role)) throw new JobInputError(job, 'a known role in the header role');
  return participantsIn(cases, caseKeyOf(job), role);
}

/**
 * `resolve-participants`: the participation ids of a role as a list variable, those implicated left out; under the name in the
 * header `outsiders` those of them who have no account. With the header `answer` instead of a role, whom the newest answer to that
 * field names.
 */
export function createResolveParticipants(ports: ResolvePorts): JobHandler {
  return async (job) => {
    const { answer } = job.headers;
    const participations = answer ? await namedIn(ports, job, answer) : await inRole(ports, job);
    const outsiders = job.headers['outsiders'];
    return {
      complete: {
        [header(job, 'result')]: idsOf(participations),
        ...(outsiders && { [outsiders]: idsOf(participations.filter(({ personId }) => personId === null)) })
      }
    };
  };
}
