import { messageOf, RefusalError } from '../domain/refusals.ts';
import type { Job, JobHandler, Outcome } from './job.ts';
import { caseKeyOf } from './job-input.ts';
import { deployedResources } from './deployed-resources.ts';
import { carryOn } from './carry-on.ts';
import { findBundle, holdsItsHash } from './plan-bundle.ts';
import { startVariables } from './plan-start.ts';
import type { PlanBundle, Ports } from './ports/index.ts';

type DeployPorts = Ports<'plans' | 'engine' | 'audit'>;

const cannotDeploy = (message: string): Outcome => ({ throwError: 'CANNOT_DEPLOY', message });

async function deployAndStart(ports: DeployPorts, job: Job, bundle: PlanBundle): Promise<void> {
  const { plans, engine, audit } = ports;
  const { caseKey, version, processDefinitionId, sha256 } = bundle;
  // The engine keeps an unchanged deployment as it is, so deploying twice is harmless; starting twice is not.
  const { deploymentKey, definitionKeys } = await engine.deploy(await deployedResources(bundle));
  const running = await engine.running(processDefinitionId, caseKey);
  const processInstanceKey =
    running ??
    (await engine.start(processDefinitionId, await startVariables(plans, job, bundle))).processInstanceKey;
  const definitionKey = definitionKeys.get(processDefinitionId) ?? '';
  const carried = running === undefined || (await carryOn(ports, bundle, running, definitionKey));
  await plans.recordDeployment(caseKey, version, deploymentKey, carried ? processInstanceKey : null);
  await audit.append({
    actor: null,
    act: 'plan.deploy',
    caseKey,
    facts: { version, sha256, deploymentKey, processInstanceKey, carried, jobKey: job.jobKey }
  });
}

/**
 * `deploy-plan`: deploys what was approved, its drawing without officers' words, and starts the plan, once. A plan that runs already goes on under
 * what was approved now, where every active element is in it; else it finishes under its own version. BPMN error CANNOT_DEPLOY when the bundle is
 * not approved, has changed, or the engine refuses it.
 */
export function createDeployPlan(ports: DeployPorts): JobHandler {
  return async (job) => {
    const bundle = await findBundle(ports.plans, caseKeyOf(job));
    if (bundle.state === 'deployed') return { complete: {} };
    if (bundle.state !== 'approved') return cannotDeploy(`The bundle is ${bundle.state}, not approved.`);
    if (!(await holdsItsHash(ports.plans, bundle)))
      return cannotDeploy(messageOf({ code: 'BUNDLE_CHANGED' }, 'en'));
    try {
      await deployAndStart(ports, job, bundle);
    } catch (error) {
      if (error instanceof RefusalError && error.refusal.code === 'CANNOT_DEPLOY')
        return cannotDeploy(error.message);
      throw error;
    }
    return { complete: {} };
  };
}
