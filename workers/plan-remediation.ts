import type { Participation } from '../domain/cases.ts';
import { isRole, type Role } from '../domain/roles.ts';
import { dueDates } from './due-dates.ts';
import { findCase } from './find-case.ts';
import { caseKeyOf, isRecord, isString, listVariable } from './job-input.ts';
import type { Job, JobHandler } from './job.ts';
import { participantsIn } from './participants.ts';
import type { Ports } from './ports/index.ts';

type RemediationPorts = Ports<'cases' | 'remediation' | 'calendar' | 'clock' | 'audit'>;

/** A row of the playbook: what is done, by whom, by when (deadline rule). */
interface Row {
  readonly measure: string;
  readonly role: Role;
  readonly due: string;
}

const isRow = (value: unknown): value is Row =>
  isRecord(value) &&
  isString(value['measure']) &&
  isString(value['due']) &&
  isString(value['role']) &&
  isRole(value['role']);

/** The rows that were chosen; all of them where nobody chose. */
function chosenRows(job: Job): readonly Row[] {
  // A decision table without a hit gives null.
  const rows = job.variables.playbook === null ? [] : listVariable(job, 'playbook', isRow);
  const { chosenMeasures } = job.variables;
  return Array.isArray(chosenMeasures)
    ? rows.filter(({ measure }) => chosenMeasures.includes(measure))
    : rows;
}

/** Someone of the role who is not implicated: in the case, else brought in from the plan that the leak came out of. */
async function ownerOf(
  { cases }: RemediationPorts,
  caseKey: string,
  role: Role
): Promise<Participation | undefined> {
  const [own] = await participantsIn(cases, caseKey, role);
  if (own) return own;
  const { parentCaseKey } = await findCase(cases, caseKey);
  if (parentCaseKey === null) return undefined;
  const implicated = (await cases.participations(caseKey)).filter((member) => member.implicated);
  const candidates = await participantsIn(cases, parentCaseKey, role);
  const found = candidates.find(({ personId }) => !implicated.some((member) => member.personId === personId));
  return found && cases.addParticipation(caseKey, { role, personId: found.personId, unitId: found.unitId });
}

/** Owner of a row; the ethics officer, or the superior where there is none, stands in for a role that nobody can hold. */
async function accountable(ports: RemediationPorts, caseKey: string, role: Role): Promise<string> {
  for (const candidate of [role, 'ethics-officer', 'superior-ethics'] as const) {
    const owner = await ownerOf(ports, caseKey, candidate);
    if (owner) return owner.participationId;
  }
  throw new Error('No participation of the case can own a remediation task.');
}

/** `plan-remediation`: turns the chosen rows of the playbook into tasks with owner and due date (tp-18.4). */
export function createPlanRemediation(ports: RemediationPorts): JobHandler {
  return async (job) => {
    const caseKey = caseKeyOf(job);
    const rows = chosenRows(job);
    const due = await dueDates(
      ports,
      Object.fromEntries(rows.map((row) => [row.measure, row.due])),
      job.variables
    );
    const proposed = [];
    for (const { measure, role } of rows) {
      const ownerParticipationId = await accountable(ports, caseKey, role);
      proposed.push({ measure, ownerParticipationId, dueAt: due[measure] ?? '' });
    }
    const tasks = await ports.remediation.propose({ caseKey, tasks: proposed, idempotencyKey: job.jobKey });
    await ports.audit.append({
      actor: null,
      act: 'remediation.propose',
      caseKey,
      facts: { tasks: tasks.length, jobKey: job.jobKey }
    });
    return {
      complete: {
        remediationTasks: tasks.map(({ taskId, measure, ownerParticipationId, dueAt }) => ({
          taskId,
          measure,
          participationId: ownerParticipationId,
          due: dueAt
        }))
      }
    };
  };
}
