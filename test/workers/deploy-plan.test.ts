import { beforeEach, describe, expect, it } from '@jest/globals';
import { RefusalError } from '../../domain/refusals.ts';
import { createDeployPlan } from '../../workers/deploy-plan.ts';
import { bundleSha256 } from '../../workers/plan-bundle.ts';
import type { PlanBundle } from '../../workers/ports/index.ts';
import { jobOf } from './world/job.ts';
import { createWorld, type World } from './world/world.ts';

const startForm = JSON.stringify({
  components: [
    { key: 'tenderTitle', properties: { secrecy: 'sealed' } },
    { components: [{ key: 'bidOpening', properties: { secrecy: 'routing' } }] },
    { key: 'awardMethod', properties: { secrecy: 'routing' } },
    { key: 'estimatedAmount' }
  ]
});
const particulars = { tenderTitle: '青嵐路拓寬工程', estimatedAmount: 86_000_000, bidOpening: '2026-12-21' };

let world: World;
let caseKey: string;
const deploy = (variables = {}) =>
  createDeployPlan(world)(jobOf('deploy-plan', { caseKey, ...variables }, {}, { jobKey: '7' }));

beforeEach(async () => {
  world = createWorld();
  ({ caseKey } = await world.openCase(['agency-head']));
  const processDefinitionId = `plan-${caseKey}`;
  const resources = [
    { name: 'plan.bpmn', content: Buffer.from('<definitions/>') },
    { name: 'plan-procurement-bid--start.form', content: Buffer.from(startForm) }
  ];
  const sha256 = bundleSha256({ processDefinitionId, resources }, particulars);
  world.submitBundle(
    { caseKey, version: 1, sha256, processDefinitionId, resources, state: 'approved' },
    particulars
  );
});

const change = async (changed: Partial<PlanBundle>, values: object = particulars) => {
  const bundle = (await world.plans.bundle(caseKey)) as PlanBundle;
  world.submitBundle({ ...bundle, ...changed }, values as Record<string, unknown>);
};

it('deploys exactly the approved bytes and starts the plan with its case and routing answers only', async () => {
  expect(await deploy({ awardMethod: 'lowest', headDecision: 'approve' })).toEqual({ complete: {} });
  const bundle = (await world.plans.bundle(caseKey)) as PlanBundle;
  expect(world.engineLog.deployed).toEqual([bundle.resources]);
  expect(world.engineLog.started).toEqual([
    {
      processDefinitionId: `plan-${caseKey}`,
      variables: { caseKey, bidOpening: '2026-12-21', awardMethod: 'lowest' }
    }
  ]);
  expect(bundle.state).toBe('deployed');
});

it('deploys of the drawing itself a copy without what officers wrote in it', async () => {
  const written = '宏圖營造';
  const drawing = `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="D" targetNamespace="urn:t">
    <bpmn:process id="plan-${caseKey}" isExecutable="true"><bpmn:userTask id="Ask" name="${written}" /></bpmn:process></bpmn:definitions>`;
  const { resources: others, processDefinitionId } = (await world.plans.bundle(caseKey)) as PlanBundle;
  const resources = [...others, { name: `${processDefinitionId}.bpmn`, content: Buffer.from(drawing) }];
  await change({ resources, sha256: bundleSha256({ processDefinitionId, resources }, particulars) });
  expect(await deploy()).toEqual({ complete: {} });
  const deployed = world.engineLog.deployed[0] ?? [];
  expect(deployed.slice(0, 2)).toEqual(others);
  expect(deployed[2]?.content.toString('utf8')).toContain('<bpmn:userTask id="Ask" name="Ask"');
  expect(Buffer.concat(deployed.map(({ content }) => content)).includes(written)).toBe(false);
});

it('starts the plan once when the worker died right after the start', async () => {
  world.engineLog.failing = { call: 'start', error: new Error('worker died'), after: true };
  await expect(deploy()).rejects.toThrow('worker died');
  expect(await deploy()).toEqual({ complete: {} });
  expect(await deploy()).toEqual({ complete: {} });
  expect(world.engineLog.started).toHaveLength(1);
});

describe('a plan that runs already', () => {
  const drawing = (...steps: readonly string[]) =>
    `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="D" targetNamespace="urn:t">
    <bpmn:process id="plan-${caseKey}" isExecutable="true"><bpmn:subProcess id="Phase">${steps
      .map((id) => `<bpmn:userTask id="${id}" />`)
      .join('')}</bpmn:subProcess></bpmn:process></bpmn:definitions>`;

  async function submit(version: number, ...steps: readonly string[]): Promise<void> {
    const { resources: others, processDefinitionId } = (await world.plans.bundle(caseKey)) as PlanBundle;
    const name = `${processDefinitionId}.bpmn`;
    const resources = [
      ...others.filter((each) => each.name !== name),
      { name, content: Buffer.from(drawing(...steps)) }
    ];
    const sha256 = bundleSha256({ processDefinitionId, resources }, particulars);
    await change({ version, state: 'approved', resources, sha256 });
  }

  const running = () => world.plans.drawingOf(caseKey, '1');
  const inForce = () => world.audited.findLast(({ act }) => act === 'plan.deploy')?.facts?.['carried'];

  beforeEach(async () => {
    await submit(1, 'Ask', 'Answer');
    await deploy();
    await submit(2, 'Answer', 'Sign');
  });

  it('goes on under what is approved now, every step that both have as itself', async () => {
    expect(await deploy()).toEqual({ complete: {} });
    expect(world.engineLog.started).toHaveLength(1);
    expect(world.engineLog.migrated).toEqual([
      {
        processInstanceKey: '1',
        processDefinitionKey: `plan-${caseKey}:2`,
        elementIds: ['Phase', 'Answer']
      }
    ]);
    expect(await running()).toBe(drawing('Answer', 'Sign'));
    expect(inForce()).toBe(true);
  });

  it('finishes under its own version where a step under way is not in the new one', async () => {
    world.engineLog.objection = 'no mapping instruction defined for active element';
    expect(await deploy()).toEqual({ complete: {} });
    expect(await running()).toBe(drawing('Ask', 'Answer'));
    expect(inForce()).toBe(false);
  });

  it('is migrated again when the worker died right after it, to the same end', async () => {
    world.engineLog.failing = { call: 'migrate', error: new Error('worker died'), after: true };
    await expect(deploy()).rejects.toThrow('worker died');
    expect(await deploy()).toEqual({ complete: {} });
    expect(await running()).toBe(drawing('Answer', 'Sign'));
  });
});

describe('does not deploy, and tells the model so by a BPMN error,', () => {
  it.each(['submitted', 'returned', 'voided', 'rejected'] as const)('a bundle that is %s', async (state) => {
    await change({ state });
    expect(await deploy()).toMatchObject({ throwError: 'CANNOT_DEPLOY' });
    expect(world.engineLog.deployed).toHaveLength(0);
  });

  it('a bundle of which one byte differs from what was approved', async () => {
    await change({ resources: [{ name: 'plan.bpmn', content: Buffer.from('<definitions />') }] });
    expect(await deploy()).toMatchObject({ throwError: 'CANNOT_DEPLOY' });
    expect(world.engineLog.deployed).toHaveLength(0);
  });

  it('a bundle of which one sealed particular differs', async () => {
    await change({}, { ...particulars, estimatedAmount: 1 });
    expect(await deploy()).toMatchObject({ throwError: 'CANNOT_DEPLOY' });
  });

  it('a bundle that the engine refuses', async () => {
    const error = new RefusalError({ code: 'CANNOT_DEPLOY', facts: { reason: 'no start event' } });
    world.engineLog.failing = { call: 'deploy', error, after: false };
    expect(await deploy()).toEqual({
      throwError: 'CANNOT_DEPLOY',
      message: expect.stringContaining('no start event')
    });
  });
});

it('fails to be tried again when the engine is away', async () => {
  world.engineLog.failing = {
    call: 'deploy',
    error: new RefusalError({ code: 'ENGINE_UNAVAILABLE' }),
    after: false
  };
  await expect(deploy()).rejects.toThrow('cannot be reached');
});
