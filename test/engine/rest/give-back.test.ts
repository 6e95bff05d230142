import { expect, it } from '@jest/globals';
import { jobRoutes } from '../../../engine/rest/routes/jobs.ts';
import type { Gateway, RestRequest } from '../../../engine/rest/route.ts';
import type { Command } from '../../../engine/commands.ts';

const activation = jobRoutes.find(({ path }) => path === '/jobs/activation')!;
const body = { type: 'work', timeout: 1000, maxJobsToActivate: 1 };

/** Asks for a job; tells what was asked of the engine. */
async function asked(signal = new AbortController().signal): Promise<Command[]> {
  const commands: Command[] = [];
  const jobs = [{ job: { key: '7', retries: 2 }, variables: {}, kind: 'BPMN_ELEMENT' }];
  const submit = (command: Command) => {
    commands.push(command);
    return Promise.resolve({ ok: true, value: command.type === 'ActivateJobs' ? { jobs } : null });
  };
  const gateway = { engine: { submit } } as unknown as Gateway;
  const request = { body, signal: () => signal } as unknown as RestRequest;
  await Promise.resolve(activation.handle(gateway, request)).catch(() => undefined);
  return commands;
}

const givenBack = { type: 'FailJob', jobKey: '7', retries: 2 };

it('gives jobs back whose caller has gone, once', async () => {
  expect((await asked(AbortSignal.abort())).slice(1)).toEqual([givenBack]);
  expect((await asked()).slice(1)).toEqual([]);
});
