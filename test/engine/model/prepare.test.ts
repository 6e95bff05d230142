import { expect, it } from '@jest/globals';
import { Feel } from '../../../engine/feel/feel.ts';
import { type PreparedResource, Preparer } from '../../../engine/model/prepare.ts';
import { element, end, extensions, flows, model, start } from '../../support/bpmn.ts';
import { processorMsOf } from '../../support/processor-time.ts';

const drawing = model(start() + end() + flows('Start -> End'));
const form = (length: number) => JSON.stringify({ id: 'form', components: [], note: 'x'.repeat(length) });
const preparer = () => new Preparer(new Feel(() => 0));

async function prepared(by: Preparer, name: string, content: string): Promise<PreparedResource> {
  const result = await by.prepare({ type: 'DeployResources', resources: [{ name, content }] });
  if (!result.ok) throw new Error(result.refusal.detail);
  return result.value[0]!;
}

it('what is deployed again unchanged is the same in memory too', async () => {
  const by = preparer();
  const first = await prepared(by, 'a.bpmn', drawing);
  expect(await prepared(by, 'a.bpmn', drawing)).toBe(first);
  expect((await prepared(by, 'b.bpmn', drawing)).name).toBe('b.bpmn');
  expect((await prepared(by, 'a.bpmn', `${drawing}\n`)).checksum).not.toBe(first.checksum);
});

it('what was not deployed for long is forgotten, what is deployed often is not', async () => {
  const by = preparer();
  const often = await prepared(by, 'often.form', form(0));
  const once = await prepared(by, 'once.form', form(0));
  for (let megabytes = 1; megabytes <= 12; megabytes += 1) {
    await prepared(by, `${megabytes}.form`, form(1024 * 1024));
    expect(await prepared(by, 'often.form', form(0))).toBe(often);
  }
  expect(await prepared(by, 'once.form', form(0))).not.toBe(once);
});

it('a wrong resource is told each time, by the name that it has then', async () => {
  const by = preparer();
  await expect(prepared(by, 'a.bpmn', '<no')).rejects.toThrow("'a.bpmn'");
  await expect(prepared(by, 'b.bpmn', '<no')).rejects.toThrow("'b.bpmn'");
});

it('a long number that is none is refused soon', async () => {
  const priority = `${'1'.repeat(1_000_000)}x`;
  const task = element(
    'userTask',
    'Task',
    extensions(`<zeebe:userTask /><zeebe:priorityDefinition priority="${priority}" />`)
  );
  const drawn = model(start() + task + end() + flows('Start -> Task', 'Task -> End'));
  const took = await processorMsOf(() =>
    expect(prepared(preparer(), 'a.bpmn', drawn)).rejects.toThrow('between 0 and 100')
  );
  expect(took).toBeLessThan(3_000);
});
