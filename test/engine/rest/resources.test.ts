import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createEngine } from '../../../engine/engine.ts';
import { silentLogger } from '../../support/engine.ts';
import { end, flows, model, service, start } from '../../support/bpmn.ts';
import { file, type GatewayBench, now, openGateway } from '../../support/engine-gateway.ts';
import { decision, form, notice } from './models.ts';

const work = (type: string) =>
  model([start(), service('A', type), end(), flows('Start -> A', 'A -> End')].join(''));

describe('deployed resources', () => {
  let bench: GatewayBench;
  beforeAll(async () => {
    bench = await openGateway();
  });
  afterAll(() => bench?.close());

  const deploy = async (name: string, content: string) => {
    const { deployments } = await bench.client.createDeployment({ resources: [file(name, content)] });
    const found = deployments.map(
      (each) =>
        each.processDefinition?.processDefinitionKey ??
        each.form?.formKey ??
        each.decisionRequirements?.decisionRequirementsKey ??
        each.resource?.resourceKey
    );
    return String(found.find(Boolean));
  };

  it('are read, whatever their kind', async () => {
    const key = await deploy('review.form', form);
    expect(await bench.client.getResource({ resourceKey: key as never })).toEqual({
      resourceName: 'review.form',
      version: 1,
      resourceId: 'review-paper',
      tenantId: '<default>',
      resourceKey: key
    });
    expect(await (await bench.raw('GET', `/v2/resources/${key}/content`)).text()).toBe(form);
  });

  it('of other kinds are read and deleted too', async () => {
    const key = await deploy('robot.rpa', '{"id": "robot", "script": "*** Tasks ***"}');
    const resourceKey = key as never;
    expect(await bench.client.getResource({ resourceKey })).toMatchObject({ resourceId: 'robot' });
    expect(await (await bench.raw('GET', `/v2/resources/${key}/content`)).text()).toContain('*** Tasks ***');
    await bench.client.deleteResource({ resourceKey });
    await expect(bench.client.getResource({ resourceKey })).rejects.toMatchObject({ status: 404 });
  });

  it('give their start events back to the version before', async () => {
    const first = await deploy('notice.bpmn', notice);
    const second = await deploy('notice.bpmn', notice.replace('id="Act"', 'id="Act" name="Again"'));
    await bench.client.deleteResource({ resourceKey: second as never });
    await bench.client.publishMessage({ name: 'notice-given', timeToLive: 0 } as never);
    const { items } = await bench.client.searchProcessInstances(
      { filter: { processDefinitionId: 'notice' } as never },
      now
    );
    expect(items!.map((item) => item.processDefinitionKey)).toEqual([first]);
  });

  it('go when nothing runs by them; the version before takes over, also after a restart', async () => {
    const first = await deploy('p.bpmn', work('one'));
    const second = await deploy('p.bpmn', work('two'));
    const begin = () => bench.client.createProcessInstance({ processDefinitionId: 'p' as never });
    const { processInstanceKey } = await begin();
    const remove = (resourceKey: string) =>
      bench.client.deleteResource({ resourceKey: resourceKey as never });
    await expect(remove(second)).rejects.toMatchObject({ status: 409, title: 'INVALID_STATE' });
    await bench.client.cancelProcessInstance({ processInstanceKey });
    await remove(second);
    await expect(remove(second)).rejects.toMatchObject({ status: 404 });
    expect((await begin()).processDefinitionKey).toBe(first);

    const drg = await deploy('grading.dmn', decision);
    await remove(drg);
    const { page } = await bench.client.searchDecisionDefinitions({}, now);
    expect(Number(page.totalItems)).toBe(0);
    const evaluate = bench.client.evaluateDecision({
      decisionDefinitionId: 'paper-grade' as never,
      variables: {}
    });
    await expect(evaluate).rejects.toMatchObject({ status: 404 });

    await bench.engine.close();
    const again = await createEngine({ store: bench.store, clock: bench.clock, logger: silentLogger });
    const started = await again.submit({ type: 'CreateProcessInstance', processDefinitionId: 'p' });
    expect(started).toMatchObject({ ok: true, value: { processInstance: { processDefinitionKey: first } } });
    await again.close();
  });
});
