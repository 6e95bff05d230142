import { readFileSync } from 'node:fs';
import { beforeEach, expect, it } from '@jest/globals';
import { bundleSha256 } from '../../workers/plan-bundle.ts';
import type { PlanBundle } from '../../workers/ports/index.ts';
import { createVerifyPlan } from '../../workers/verify-plan.ts';
import { jobOf } from './world/job.ts';
import { createWorld, type World } from './world/world.ts';

const shipped = readFileSync(new URL('../../workflows/plan-procurement-bid.bpmn', import.meta.url), 'utf8');
const particulars = { subject: '青嵐路拓寬工程採購' };

let world: World;
let caseKey: string;

const verify = () => createVerifyPlan(world)(jobOf('verify-plan', { caseKey }));

function submit(xml: string, changed: Partial<PlanBundle> = {}): string {
  const processDefinitionId = `plan-${caseKey}`;
  const resources = [{ name: `${processDefinitionId}.bpmn`, content: Buffer.from(xml) }];
  const sha256 = bundleSha256({ processDefinitionId, resources }, particulars);
  world.submitBundle(
    { caseKey, version: 3, sha256, processDefinitionId, resources, state: 'submitted', ...changed },
    particulars
  );
  return sha256;
}

beforeEach(async () => {
  world = createWorld();
  ({ caseKey } = await world.openCase([]));
});

it('lets the shipped plan pass and binds the approval to its hash and version', async () => {
  const sha256 = submit(shipped);
  expect(await verify()).toEqual({ complete: { bundleSha256: sha256, planVersion: 3 } });
});

it('stops a plan that breaks a rule: a graded thing without period or condition', async () => {
  submit(shipped.replace(/(name="shoumi:artefact:[^"]*" value="[^"|]*\|[^"|]*)\|[^"]*"/, '$1|"'));
  expect(await verify()).toEqual({
    throwError: 'PLAN_RULES_BROKEN',
    message: expect.stringMatching(/breaks \d+ rule/)
  });
});

it('stops a drawing that is none', async () => {
  submit('<html/>');
  expect(await verify()).toMatchObject({ throwError: 'PLAN_RULES_BROKEN' });
});

it('stops a bundle that is not what was submitted', async () => {
  submit(shipped, { sha256: '0'.repeat(64) });
  expect(await verify()).toMatchObject({ throwError: 'BUNDLE_CHANGED' });
});
