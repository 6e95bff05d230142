import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { file, type GatewayBench, now, openGateway } from '../../support/engine-gateway.ts';
import { end, extensions, flows, model, start } from '../../support/bpmn.ts';
import { form } from './models.ts';

const startingWith = (definition: string, id: string) =>
  model([start('Start', extensions(definition)), end(), flows('Start -> End')].join(''), { id });

describe('the form of a start event', () => {
  let bench: GatewayBench;
  const keys = new Map<string, string>();

  const deploy = async (...files: File[]) => {
    const { processes } = await bench.client.createDeployment({ resources: files as [File] });
    for (const each of processes) keys.set(each.processDefinitionId, each.processDefinitionKey);
  };

  const startFormOf = (id: string) =>
    bench.client.getStartProcessForm({ processDefinitionKey: keys.get(id) as never }, now);

  beforeAll(async () => {
    bench = await openGateway();
    const bound = '<zeebe:formDefinition formId="review-paper" bindingType="deployment" />';
    await deploy(
      file('bound.bpmn', startingWith(bound, 'bound')),
      file('latest.bpmn', startingWith('<zeebe:formDefinition formId="review-paper" />', 'latest')),
      file('lost.bpmn', startingWith('<zeebe:formDefinition formId="nowhere" />', 'lost')),
      file('none.bpmn', startingWith('', 'none')),
      file('review.form', form)
    );
    await deploy(file('review.form', form.replace('意見', '審查意見')));
  });

  afterAll(() => bench?.close());

  it('is the latest, or the one of the same deployment, as the model binds it', async () => {
    expect(await startFormOf('latest')).toMatchObject({ formId: 'review-paper', version: 2 });
    expect(await startFormOf('bound')).toMatchObject({ formId: 'review-paper', version: 1 });
  });

  it('is nothing where there is none', async () => {
    expect(await startFormOf('none')).toEqual({});
    expect(await startFormOf('lost')).toEqual({});
  });
});
