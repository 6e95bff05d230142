import type { PlanBundle, PlanVersions } from '../../../workers/ports/index.ts';

type Particulars = Readonly<Record<string, unknown>>;

/** Submitted plans in memory. */
export function createPlans() {
  const bundles = new Map<string, PlanBundle>();
  const sealed = new Map<string, Particulars>();

  const plans: PlanVersions = {
    bundle: async (caseKey) => bundles.get(caseKey),
    async setBundleState(caseKey, version, state) {
      const bundle = bundles.get(caseKey);
      if (bundle?.version === version) bundles.set(caseKey, { ...bundle, state });
    },
    particulars: async (caseKey) => sealed.get(caseKey) ?? {},
    async recordDeployment(caseKey, version) {
      await plans.setBundleState(caseKey, version, 'deployed');
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
