import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RefusalError } from '../../domain/refusals.ts';
import { createEngineGateway } from '../../workers/engine-gateway.ts';
import type { Job, JobHandler } from '../../workers/job.ts';
import type { EngineGateway } from '../../workers/ports/index.ts';
import { startWorkers, type RunningWorkers } from '../../workers/worker.ts';
import { until } from '../support/until.ts';
import { startCamunda, type RunningCamunda } from './world/camunda.ts';
import { oneJob } from './world/model.ts';

let running: RunningCamunda;
let engine: EngineGateway;
let workers: RunningWorkers | undefined;
const faults: { readonly job: Job; readonly error: unknown }[] = [];

beforeEach(async () => {
  faults.length = 0;
  running = await startCamunda();
  engine = createEngineGateway(running.camunda);
  await engine.deploy([{ name: 'p.bpmn', content: Buffer.from(oneJob('p', 'try', { say: '早安' })) }]);
});

afterEach(async () => {
  await workers?.stop();
  workers = undefined;
  await running.stop();
});

function work(handler: JobHandler): void {
  workers = startWorkers({
    camunda: running.camunda,
    handlers: { try: handler },
    onFault: (job, error) => faults.push({ job, error }),
    pollTimeoutMs: 1_000
  });
}

const now = { consistency: { waitUpToMs: 0 } } as const;

async function endsOf(processInstanceKey: string): Promise<string[]> {
  const { items = [] } = await running.camunda.searchElementInstances(
    { filter: { processInstanceKey, type: 'END_EVENT' } as never },
    now
  );
  return items.map(({ elementId }) => String(elementId));
}

const ended = async (processInstanceKey: string): Promise<string> => {
  const [end] = await until(
    async () => {
      const ends = await endsOf(processInstanceKey);
      return ends.length > 0 && ends;
    },
    () => `the instance did not end; faults: ${faults.map(({ error }) => String(error)).join(', ')}`
  );
  return end ?? '';
};

const incidentOf = (processInstanceKey: string): Promise<string> =>
  until(
    async () => {
      const { items = [] } = await running.camunda.searchIncidents(
        { filter: { processInstanceKey } as never },
        now
      );
      return items[0]?.errorMessage;
    },
    () => 'no incident'
  );

describe('a worker', () => {
  it('hands the job’s headers and variables to its handler and completes with what it answers', async () => {
    const seen: Job[] = [];
    work(async (job) => {
      seen.push(job);
      return { complete: { greeting: job.headers['say'] } };
    });
    const { processInstanceKey } = await engine.start('p', { caseKey: 'c', decisions: ['a'] });
    expect(await ended(processInstanceKey)).toBe('Done');
    expect(seen).toEqual([
      expect.objectContaining({
        type: 'try',
        elementId: 'Work',
        variables: { caseKey: 'c', decisions: ['a'] },
        processInstanceKey
      })
    ]);
    const { items } = await running.camunda.searchVariables(
      { filter: { processInstanceKey, name: 'greeting' } as never },
      now
    );
    expect(items?.map(({ value }) => value)).toEqual(['"早安"']);
  });

  it('throws a BPMN error that the model catches', async () => {
    work(async () => ({ throwError: 'CANNOT_DEPLOY', message: 'not approved' }));
    const { processInstanceKey } = await engine.start('p', {});
    expect(await ended(processInstanceKey)).toBe('Refused');
  });

  it('tries again what failed, under the same key', async () => {
    const keys: string[] = [];
    work(async ({ jobKey }) => {
      keys.push(jobKey);
      return keys.length === 1 ? { fail: 'not yet', retryBackOffMs: 10 } : { complete: {} };
    });
    const { processInstanceKey } = await engine.start('p', {});
    expect(await ended(processInstanceKey)).toBe('Done');
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
  });

  it('leaves an engine incident that says nothing of what a bug threw', async () => {
    work(async () => {
      throw new Error("Duplicate entry '青嵐路拓寬工程' for key");
    });
    const { processInstanceKey } = await engine.start('p', {});
    const message = await incidentOf(processInstanceKey);
    expect(message).toMatch(/^Something went wrong \(reference \d+\)/);
    expect(faults.map(({ error }) => String(error))).toEqual([
      expect.stringContaining('青嵐路'),
      expect.stringContaining('青嵐路')
    ]);
  });

  it('leaves an engine incident with a refusal’s own message', async () => {
    work(async () => {
      throw new RefusalError({ code: 'NOT_FOUND' });
    });
    const { processInstanceKey } = await engine.start('p', {});
    expect(await incidentOf(processInstanceKey)).toBe('There is no such item.');
  });

  it('does not mind that the instance was cancelled while it worked', async () => {
    let cancelled = '';
    work(async ({ processInstanceKey, variables }) => {
      if (variables['cancel'] === true) {
        await running.camunda.cancelProcessInstance({ processInstanceKey });
        cancelled = processInstanceKey;
      }
      return { complete: {} };
    });
    const first = await engine.start('p', { cancel: true });
    await until(
      async () => cancelled === first.processInstanceKey,
      () => 'not worked'
    );
    const second = await engine.start('p', {});
    expect(await ended(second.processInstanceKey)).toBe('Done');
    expect(faults).toEqual([]);
  });

  it('finishes the job at hand when it is stopped, and takes no more', async () => {
    let release = (): void => undefined;
    let taken = 0;
    work(async () => {
      taken += 1;
      await new Promise<void>((resolve) => {
        release = resolve;
      });
      return { complete: {} };
    });
    const { processInstanceKey } = await engine.start('p', {});
    await until(
      async () => taken === 1,
      () => 'not taken'
    );
    const stopped = workers?.stop();
    release();
    await stopped;
    expect(await ended(processInstanceKey)).toBe('Done');
    await engine.start('p', {});
    expect(taken).toBe(1);
  });
});

describe('the gateway', () => {
  it('says why a deployment is refused, and deploys nothing of it', async () => {
    const resources = [
      { name: 'good.bpmn', content: Buffer.from(oneJob('good', 'try')) },
      {
        name: 'bad.bpmn',
        content: Buffer.from(oneJob('bad', 'try').replaceAll('targetRef="Work"', 'targetRef="Nowhere"'))
      }
    ];
    const refused = engine.deploy(resources);
    await expect(refused).rejects.toMatchObject({ refusal: { code: 'CANNOT_DEPLOY' } });
    await expect(engine.start('good', {})).rejects.toThrow();
  });

  it('keeps the bytes of what it deploys, whatever they are', async () => {
    const xml = oneJob('計畫', 'try').replace('id="Work"', 'id="Work" name="密件「底價」&#10;二行"');
    await expect(
      engine.deploy([{ name: '計畫.bpmn', content: Buffer.from(xml.replaceAll('計畫', 'plan-1')) }])
    ).resolves.toEqual({
      deploymentKey: expect.stringMatching(/^\d+$/),
      definitionKeys: new Map([['plan-1', expect.stringMatching(/^\d+$/)]])
    });
    const { items } = await running.camunda.searchProcessDefinitions(
      { filter: { processDefinitionId: 'plan-1' } },
      now
    );
    const stored = await running.camunda.getProcessDefinitionXml(
      { processDefinitionKey: String(items?.[0]?.processDefinitionKey) },
      now
    );
    expect(stored).toBe(xml.replaceAll('計畫', 'plan-1'));
  });

  it('finds the running instance of a case and no other', async () => {
    const { processInstanceKey } = await engine.start('p', { caseKey: 'case-1' });
    expect(await engine.running('p', 'case-1')).toBe(processInstanceKey);
    expect(await engine.running('p', 'case-2')).toBeUndefined();
    expect(await engine.running('other', 'case-1')).toBeUndefined();
  });

  it('counts a message that is published twice under one id as one', async () => {
    const message = { name: 'm', correlationKey: 'c', timeToLiveMs: 60_000, messageId: 'job-1' };
    await engine.publish(message);
    await expect(engine.publish(message)).resolves.toBeUndefined();
  });

  it('says that the engine cannot be reached', async () => {
    await running.stop();
    await expect(engine.start('p', {})).rejects.toMatchObject({ refusal: { code: 'ENGINE_UNAVAILABLE' } });
    await expect(engine.deploy([])).rejects.toMatchObject({ refusal: { code: 'ENGINE_UNAVAILABLE' } });
  });
});
