import { createHash } from 'node:crypto';
import { RefusalError } from '../domain/refusals.ts';
import type { PlanBundle, PlanVersions } from './ports/index.ts';

const sha256 = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex');

/** JSON with the keys of every object sorted, so that equal values have one text. */
function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}

/**
 * The one hash of what is approved: SHA-256 (hex) over the process id, the name and bytes of every resource in any order,
 * and the sealed particulars. Submission, approval and deployment all compare this value.
 */
export function bundleSha256(
  bundle: Pick<PlanBundle, 'processDefinitionId' | 'resources'>,
  particulars: Readonly<Record<string, unknown>>
): string {
  const resources = Object.fromEntries(bundle.resources.map(({ name, content }) => [name, sha256(content)]));
  return sha256(canonicalJson({ process: bundle.processDefinitionId, resources, particulars }));
}

/** The bundle in approval or approved last; NOT_FOUND when nothing was submitted. */
export async function findBundle(plans: PlanVersions, caseKey: string): Promise<PlanBundle> {
  const bundle = await plans.bundle(caseKey);
  if (!bundle) throw new RefusalError({ code: 'NOT_FOUND' });
  return bundle;
}

/** Whether the stored bundle still is what its hash says. */
export async function holdsItsHash(plans: PlanVersions, bundle: PlanBundle): Promise<boolean> {
  const particulars = await plans.particulars(bundle.caseKey, bundle.version);
  return bundleSha256(bundle, particulars) === bundle.sha256;
}

/** Name of the resource that is the drawing itself. */
export const drawingName = ({ processDefinitionId }: Pick<PlanBundle, 'processDefinitionId'>): string =>
  `${processDefinitionId}.bpmn`;

/** The diagram that was submitted; CANNOT_DEPLOY when the bundle has none under its process id. */
export function planXml(bundle: PlanBundle): string {
  const reason = drawingName(bundle);
  const drawn = bundle.resources.find(({ name }) => name === reason);
  if (!drawn) throw new RefusalError({ code: 'CANNOT_DEPLOY', facts: { reason } });
  return drawn.content.toString('utf8');
}
