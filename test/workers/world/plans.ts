import type { PlanBundle, PlanVersions } from '../../../workers/ports/index.ts';

type Particulars = Readonly<Record<string, unknown>>;

const drawn = (bundle?: PlanBundle): string | undefined =>
  bundle?.resources
    .find(({ name }) => name === `${bundle.processDefinitionId}.bpmn`)
    ?.content.toString('utf8');

/** Submitted plans in memory. */
export function createPlans() {
  const bundles = new Map<string, PlanBundle>();
  const sealed = new Map<string, Particulars>();
  const drawings = new Map<string, string>();

  const plans: PlanVersions = {
    bundle: async (caseKey) => bundles.get(caseKey),
    async setBundleState(caseKey, version, state) {
      const bundle = bundles.get(caseKey);
      if (bundle?.version === version) bundles.set(caseKey, { ...bundle, state });
    },
    particulars: async (caseKey) => sealed.get(caseKey) ?? {},
    drawingOf: async (caseKey, processInstanceKey) =>
      drawings.get(processInstanceKey) ?? drawn(bundles.get(caseKey)),
    async recordDeployment(caseKey, version, _deploymentKey, processInstanceKey) {
      await plans.setBundleState(caseKey, version, 'deployed');
      if (processInstanceKey !== null) drawings.set(processInstanceKey, drawn(bundles.get(caseKey)) ?? '');
    }
  };

  return {
    plans,
    submitBundle(bundle: PlanBundle, particulars: Particulars): void {
      bundles.set(bundle.caseKey, bundle);
      sealed.set(bundle.caseKey, particulars);
    }
  };
}
