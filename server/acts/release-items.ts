import type { ReleaseDecision } from '../../workers/ports/index.ts';
import type { ActFacts, RegisterAct } from './register-act.ts';

interface ListedItem {
  readonly releaseArtefact?: string;
  readonly releaseAction?: string;
  readonly releaseGround?: string;
}

const decisions: Readonly<Record<string, ReleaseDecision['decision']>> = {
  declassify: 'release',
  downgrade: 'regrade',
  keep: 'keep'
};

/** The items that the officer listed; the list lies sealed in the case, written by the step that drew it up. */
async function listed(context: Parameters<RegisterAct['apply']>[0]) {
  if (Array.isArray(context.values.releaseItems)) return context.values;
  const entries = await context.store.sealedFields.entries(context.task.caseKey);
  return entries.findLast(({ values }) => Array.isArray(values.releaseItems))?.values ?? {};
}

/** What was listed becomes decisions once it is approved; a worker carries them out. */
export const releaseItems: RegisterAct = {
  audit: 'release.decide',
  async apply(context): Promise<ActFacts> {
    const answer = context.values.releaseDecision;
    if (answer !== undefined && answer !== 'approve') return { decision: String(answer) };
    const { releaseItems: items = [], reviewAgainOn } = await listed(context);
    const rows = items as readonly ListedItem[];
    for (const [index, row] of rows.entries()) {
      const decision = decisions[row.releaseAction ?? ''] ?? 'keep';
      await context.store.releases.decide({
        caseKey: context.task.caseKey,
        artefact: row.releaseArtefact ?? '',
        decision,
        ...(decision === 'regrade' && { grade: 'unclassified' as const }),
        ...(decision === 'keep' && typeof reviewAgainOn === 'string' && { until: reviewAgainOn }),
        ground: row.releaseGround ?? '',
        by: context.personId,
        idempotencyKey: `${context.idempotencyKey}:${index}`
      });
    }
    return { decision: 'approve', items: rows.length };
  }
};
