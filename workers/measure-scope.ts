import { isScopeKind, measureScope, scopeKinds, thresholdsOf, type ScopeKindName } from '../domain/scope.ts';
import { caseKeyOf, isRecord, JobInputError } from './job-input.ts';
import type { Job, JobHandler } from './job.ts';
import type { Ports } from './ports/index.ts';

type ScopePorts = Ports<'plans' | 'sealedFields'>;

function kindOf(job: Job): ScopeKindName {
  const kind = job.headers['kind'] ?? 'procurement';
  if (!isScopeKind(kind)) throw new JobInputError(job, 'a known kind of matter in the header kind');
  return kind;
}

function thresholdsIn(job: Job, kind: ScopeKindName): Readonly<Record<string, number>> {
  const { thresholds } = job.variables;
  const found = thresholdsOf(kind).map((name) => [name, isRecord(thresholds) ? thresholds[name] : undefined]);
  if (found.every((each): each is [string, number] => typeof each[1] === 'number'))
    return Object.fromEntries(found);
  throw new JobInputError(job, `the numbers ${thresholdsOf(kind).join(', ')} in the variable thresholds`);
}

/** The sealed number: of the plan as submitted, else as the case was opened with. */
async function sealedNumber(
  { plans, sealedFields }: ScopePorts,
  caseKey: string,
  field: string
): Promise<unknown> {
  const bundle = await plans.bundle(caseKey);
  const particulars = bundle ? await plans.particulars(caseKey, bundle.version) : {};
  if (particulars[field] !== undefined) return particulars[field];
  const entries = await sealedFields.entries(caseKey);
  return entries.findLast(({ values }) => values[field] !== undefined)?.values[field];
}

/** `measure-scope`: compares a sealed number with dated thresholds, by the kind of matter; only booleans leave the case store. */
export function createMeasureScope(ports: ScopePorts): JobHandler {
  return async (job) => {
    const kind = kindOf(job);
    const thresholds = thresholdsIn(job, kind);
    const measured = Number(await sealedNumber(ports, caseKeyOf(job), scopeKinds[kind].field));
    if (!Number.isFinite(measured)) throw new JobInputError(job, 'a sealed number in the case');
    return { complete: measureScope(kind, measured, thresholds) };
  };
}
