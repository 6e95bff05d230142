import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { element, extensions, flows, job, model, start } from '../../support/bpmn.ts';
import { EngineBench } from '../../support/engine.ts';

let bench: EngineBench;
beforeEach(async () => {
  bench = await EngineBench.open();
});
afterEach(() => bench.close());

const script = (step: string, versionTag?: string) => JSON.stringify({ id: 'robot', versionTag, step });
const linked = (binding: string, id = 'robot') =>
  model(
    start() +
      element(
        'serviceTask',
        'T',
        extensions(
          job('robot'),
          `<zeebe:linkedResources><zeebe:linkedResource resourceId="${id}" resourceType="RPA" linkName="main" ${binding} /></zeebe:linkedResources>`
        )
      ) +
      flows('Start -> T')
  );
const told = async () => {
  const { job: found } = await bench.job('robot');
  return JSON.parse(found.customHeaders.linkedResources ?? '[]') as unknown;
};

it.each([
  ['', 2],
  ['bindingType="deployment"', 0],
  ['bindingType="versionTag" versionTag="stable"', 1]
])('a job is told which deployed file it is given (%s), also after a restart', async (binding, which) => {
  const first = await bench.deployFiles({ 'p.bpmn': linked(binding), 'robot.rpa': script('one') });
  const tagged = await bench.deployFiles({ 'robot.rpa': script('two', 'stable') });
  const last = await bench.deployFiles({ 'robot.rpa': script('three') });
  const keys = [first, tagged, last].map(({ resources }) => resources[0]?.key);
  expect([first, tagged, last].map(({ resources }) => resources[0]?.version)).toEqual([1, 2, 3]);
  await bench.restart();
  await bench.start();
  expect(await told()).toEqual([{ resourceKey: keys[which], resourceType: 'RPA', linkName: 'main' }]);
});

it('an unchanged file keeps its version', async () => {
  await bench.deployFiles({ 'robot.rpa': script('one') });
  expect((await bench.deployFiles({ 'robot.rpa': script('one') })).resources).toMatchObject([{ version: 1 }]);
});

it('a file that is not deployed is an incident', async () => {
  await bench.deploy(linked(''));
  await bench.start();
  const [incident] = bench.incidents();
  expect(incident).toMatchObject({ errorType: 'RESOURCE_NOT_FOUND', elementId: 'T' });
  const { resources } = await bench.deployFiles({ 'robot.rpa': script('one') });
  await bench.do({ type: 'ResolveIncident', incidentKey: incident?.key ?? '' });
  expect(await told()).toMatchObject([{ resourceKey: resources[0]?.key }]);
});
