import { isNoticeId } from '../documents/notices/index.ts';
import type { Participation } from '../domain/cases.ts';
import { isRole, type Role } from '../domain/roles.ts';
import { done, type Job, type JobHandler } from './job.ts';
import { caseKeyOf, header, JobInputError, textVariable } from './job-input.ts';
import type { Ports } from './ports/index.ts';

/** Variables by which a leak's process says that a role is passed over before anybody was marked by name (domain B.8). */
const bypassing: Readonly<Partial<Record<Role, readonly string[]>>> = {
  'agency-head': ['headBypassed', 'headImplicated'],
  'ethics-officer': ['officerBypassed', 'officerImplicated'],
  'unit-head': ['unitHeadImplicated']
};

const isBypassed = (job: Job, { role, implicated }: Participation): boolean =>
  implicated || (bypassing[role] ?? []).some((name) => job.variables[name] === true);

/** Who the header `to` means: roles, and `participation` for the one in the variable `participationId`, or who took it over. */
async function addressed(
  job: Job,
  { cases }: Ports<'cases'>
): Promise<(participation: Participation) => boolean> {
  const addressees = header(job, 'to')
    .split(',')
    .map((addressee) => addressee.trim());
  const roles = addressees.filter((addressee) => addressee !== 'participation');
  if (!roles.every(isRole)) throw new JobInputError(job, 'known roles in the header to');
  const named = addressees.length > roles.length ? textVariable(job, 'participationId') : undefined;
  const current = named === undefined ? undefined : (await cases.currentOf([named])).get(named);
  return ({ role, participationId }) => roles.includes(role) || participationId === current;
}

/** `notify`: a content-free notice to each person addressed, once; those implicated are left out (domain B.8). */
export function createNotify({ cases, notices }: Ports<'cases' | 'notices'>): JobHandler {
  return async (job) => {
    const caseKey = caseKeyOf(job);
    const templateId = header(job, 'template');
    if (!isNoticeId(templateId)) throw new JobInputError(job, 'a known notice in the header template');
    const isAddressed = await addressed(job, { cases });
    const people = (await cases.participations(caseKey))
      .filter((participation) => isAddressed(participation) && !isBypassed(job, participation))
      .flatMap(({ personId }) => personId ?? []);
    for (const personId of new Set(people)) {
      await notices.enqueue({ caseKey, personId, templateId, dedupeKey: `${job.jobKey}:${personId}` });
    }
    return done;
  };
}
