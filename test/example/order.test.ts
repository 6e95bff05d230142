import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { ProcessTest } from '../../engine/testing/process-test.ts';

const xml = readFileSync(new URL('order.bpmn', import.meta.url), 'utf8');

it('an order is checked, decided on and paid', async () => {
  const test = await ProcessTest.open();
  await test.deployFiles({ 'order.bpmn': xml });
  test.worker('check-order', ({ variables }) => ({ cheap: Number(variables['price']) < 10 }));
  const key = await test.start({ orderId: 'A-1', price: 5 }, { processDefinitionId: 'order' });
  await test.reach('Decide', key); // does all jobs; tells otherwise where the tokens stand, and why
  expect(test.variables(key)).toEqual({ orderId: 'A-1', price: 5, cheap: true });

  await test.pass(24 * 3_600_000); // due timers have fired
  await test.completeJob('remind');
  const [task] = test.tasks();
  await test.do({ type: 'CompleteUserTask', userTaskKey: task!.key, variables: { agreed: true } });
  await test.do({ type: 'PublishMessage', name: 'paid', correlationKey: 'A-1', timeToLive: 60_000 });

  expect(test.instance(key).state).toBe('COMPLETED');
  expect(test.incidents()).toEqual([]);
  expect((await test.coverage('order')).missed).toEqual([]);
  await test.close();
});
