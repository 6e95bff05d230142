import type { CaseRecord } from '../domain/cases.ts';
import { findCase } from './find-case.ts';
import { caseKeyOf, isString } from './job-input.ts';
import type { Job, JobHandler } from './job.ts';
import { leakPeople } from './leak-people.ts';
import type { Ports, SealedEntry } from './ports/index.ts';

type OpenPorts = Ports<'cases' | 'sealedFields' | 'agencies' | 'people' | 'engine' | 'audit'>;

const process = 'leak-incident';

/** Where a step of the plan writes what it saw, by the field of the leak report that it becomes. */
const observations = ['suspicion', 'anomaly', 'lossCircumstances', 'spotCheckFindings'] as const;
const seenAt = ['noticedAt', 'checkedAt', 'openedAt', 'collectedAt'] as const;

const matters: Readonly<Record<string, string>> = {
  'plan-procurement-bid': 'procurement',
  'plan-personnel-review': 'personnel',
  'plan-exam': 'exam',
  'plan-secret-meeting': 'meeting'
};

/** Routing variables of the new case: what the plan's step knows, else the answer that closes no path. */
function routing(job: Job, parent: CaseRecord, leakCaseKey: string): Readonly<Record<string, unknown>> {
  const known = (name: string, otherwise: unknown): unknown => job.variables[name] ?? otherwise;
  return {
    caseKey: leakCaseKey,
    parentCaseKey: parent.caseKey,
    reportKind: known('reportKind', 'leak'),
    leakType: known('leakType', 'other'),
    channel: known('channel', null),
    itChannel: known('itChannel', false),
    leakGrade: parent.grade,
    affectedMatter: known('affectedMatter', matters[parent.templateId] ?? 'other'),
    matterPhase: known('matterPhase', 'unknown'),
    headImplicated: known('headImplicated', false),
    officerImplicated: known('officerImplicated', false),
    unitHeadImplicated: known('unitHeadImplicated', false),
    otherAgency: false
  };
}

const firstText = (entry: SealedEntry | undefined, keys: readonly string[]): string | undefined =>
  keys.map((key) => entry?.values[key]).find((value): value is string => isString(value) && value !== '');

/** Seals into the leak case what the step of the plan saw, so that its report can say it. */
async function sealObservation({ sealedFields }: OpenPorts, job: Job, leakCaseKey: string): Promise<void> {
  const entries = await sealedFields.entries(caseKeyOf(job));
  const entry = entries.findLast((each) => firstText(each, observations) !== undefined);
  const whatLeaked = firstText(entry, observations);
  if (!entry || whatLeaked === undefined) return;
  await sealedFields.seal({
    caseKey: leakCaseKey,
    elementId: job.elementId,
    values: { whatLeaked, noticedAt: firstText(entry, seenAt) ?? entry.sealedAt },
    by: entry.sealedBy,
    idempotencyKey: `${job.jobKey}:observation`
  });
}

async function openCase(ports: OpenPorts, job: Job, parent: CaseRecord): Promise<CaseRecord> {
  const { cases } = ports;
  const opened = await cases.open({
    kind: 'leak',
    templateId: process,
    agencyId: parent.agencyId,
    codeName: parent.codeName,
    grade: parent.grade,
    parentCaseKey: parent.caseKey,
    idempotencyKey: job.jobKey
  });
  for (const member of await leakPeople(ports, parent, job.variables['itChannel'] === true))
    await cases.addParticipation(opened.caseKey, member);
  return opened;
}

/** `open-leak-case`: opens a leak case out of this one, tells it what was seen, and starts its process once (tp-18.1, tp-16.5). */
export function createOpenLeakCase(ports: OpenPorts): JobHandler {
  return async (job) => {
    const { cases, engine, audit } = ports;
    const parent = await findCase(cases, caseKeyOf(job));
    const leak = await openCase(ports, job, parent);
    await sealObservation(ports, job, leak.caseKey);
    // The state says that the process was started; the engine is asked for the moment in between.
    if (leak.state !== 'draft') return { complete: { leakCaseKey: leak.caseKey } };
    if ((await engine.running(process, leak.caseKey)) === undefined) {
      await engine.start(process, routing(job, parent, leak.caseKey));
    }
    await cases.setState(leak.caseKey, 'running');
    await audit.append({
      actor: null,
      act: 'case.open',
      caseKey: leak.caseKey,
      facts: { parentCaseKey: parent.caseKey, elementId: job.elementId, jobKey: job.jobKey }
    });
    return { complete: { leakCaseKey: leak.caseKey } };
  };
}
