import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Feel } from '../../../engine/feel/feel.ts';
import { loadState } from '../../../engine/state/load.ts';
import type { MemoryStore } from '../../../engine/state/memory-store.ts';
import { end, flows, io, model, service, start } from '../../support/bpmn.ts';
import { EngineBench } from '../../support/engine.ts';

const computing = (body = '') =>
  model(
    start() +
      service('Work', 'work', io({ doubled: '=given * 2' })) +
      body +
      end() +
      flows('Start -> Work', 'Work -> End')
  );
const grading = `<?xml version="1.0" encoding="UTF-8"?><definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="drg" name="Decisions" namespace="http://camunda.org/schema/1.0/dmn"><decision id="grade" name="grade"><variable id="V" name="grade" /><literalExpression id="L"><text>if amount &gt; 10 then "high" else "low"</text></literalExpression></decision></definitions>`;

/** Tells which expressions have been compiled. */
class WatchedFeel extends Feel {
  readonly compiled: string[] = [];

  override expression(text: string): ReturnType<Feel['expression']> {
    this.compiled.push(text);
    return super.expression(text);
  }
}

let bench: EngineBench;
let feel: WatchedFeel;
beforeEach(async () => {
  bench = await EngineBench.open();
  await bench.deployFiles({ 'work.bpmn': computing(), 'grade.dmn': grading });
  feel = new WatchedFeel(() => 0);
});
afterEach(() => bench.close());

/** Puts another text in the place of the stored model that was deployed last. */
async function replace(
  store: MemoryStore,
  change: (text: string) => string,
  checksum: (text: string) => string | null
): Promise<void> {
  const record = store.rows('processDefinition').at(-1);
  if (!record) throw new Error('no process definition');
  const resource = change(record.resource);
  await store.commit({
    processDefinition: {
      inserts: [],
      updates: [{ ...record, resource, checksum: checksum(resource) ?? record.checksum }],
      deletes: []
    }
  } as never);
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

describe('stored models', () => {
  it('are compiled when first asked for, each file once', async () => {
    await bench.deployFiles({ 'work.bpmn': computing(), 'grade.dmn': grading.replace('10', '20') });
    const running = await bench.start({ given: 4 });
    const state = loadState(await bench.store.load(), feel, 0);
    const scope = state.instances.get(running);
    const { processes, decisions } = state.definitions;
    expect(feel.compiled).toEqual([]);
    expect(scope?.element.id).toBe('p');
    expect([...(scope?.children ?? [])].map(({ element }) => element.id)).toEqual(['Work']);
    expect(processes.versionsOf('p').map(({ executable }) => executable.id)).toEqual(['p', 'p']);
    expect(feel.compiled).toEqual(['given * 2']);
    expect(decisions.latest('grade')?.executable.decisions.get('grade')?.literal?.text).toContain('20');
    expect(decisions.latest('grade')?.executable).toBe(decisions.latest('grade')?.executable);
    expect(feel.compiled).toHaveLength(2);
  });

  it('drive instances and decisions on after a restart', async () => {
    const running = await bench.start({ given: 4 });
    await bench.restart();
    await bench.completeJob('work');
    bench.expectCompleted(running);
    await bench.start({ given: 21 });
    const { job } = await bench.job('work');
    expect(JSON.stringify(job)).toContain('Work');
    const decided = await bench.do({
      type: 'EvaluateDecision',
      decisionDefinitionId: 'grade',
      variables: { amount: 11 }
    });
    expect(decided.output).toBe('"high"');
  });

  it.each([1, 2])(
    'whose text is not the one that was deployed are told at the start, of %i versions',
    async (versions) => {
      if (versions > 1)
        await bench.deployFiles({ 'work.bpmn': computing(), 'grade.dmn': grading.replace('10', '20') });
      await replace(
        bench.store,
        (text) => text.replace('given * 2', 'given * 3'),
        () => null
      );
      const key = bench.store.rows('processDefinition').at(-1)?.key;
      await expect(bench.restart()).rejects.toThrow(
        `Stored model ${key} cannot be read: its text is not the one that was deployed`
      );
      bench = await EngineBench.open();
    }
  );

  it('that are no models after all are told when they are asked for', async () => {
    await replace(bench.store, () => 'no XML', sha256);
    const state = loadState(await bench.store.load(), feel, 0);
    expect(() => state.definitions.processes.latest('p')?.executable).toThrow('gives no tree');
    await replace(bench.store, () => computing().replace('id="p"', 'id="q"'), sha256);
    const other = loadState(await bench.store.load(), feel, 0);
    expect(() => other.definitions.processes.latest('p')?.executable).toThrow('it has no process p');
  });
});
