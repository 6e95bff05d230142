import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FormSchema } from '../../server/forms/form-schema.ts';
import { Client, newKey } from '../support/client.ts';
import { fillForm } from '../support/fill-form.ts';
import { until } from '../support/until.ts';
import { draft } from './support/drafter.ts';
import { makeOffice, meetingPlan, type Office } from './support/office.ts';
import { lineThrough } from './support/regression.ts';
import type { Sample, SoakTold } from './support/soak-child.ts';

/** Absent: it is left out; some ten minutes of a quiet machine are needed to tell growth from caches that fill. */
const asked = process.env['SOAK_MINUTES'];
const minutes = Number(asked ?? 0);
/** KB that the desk keeps of each completed task, to see that it is found. */
const leakKb = process.env['SOAK_LEAK_KB'] ?? '0';

/**
 * A round is a plan drawn, submitted and decided, with what its people look at meanwhile (20 pages). A working day of a large office has
 * 400 of them in eight hours; five times that is 250 an hour. Rounds are played as fast as the machine can, so minutes stand for hours.
 */
const roundsAnHour = (5 * 400) / 8;
/** The desk keeps some dozens of drawings that it has read; before so many rounds its caches only fill. */
const warmUpRounds = 60;
const readingsARound = 16;
const mostAnHour = 1;
const megabyte = 1024 * 1024;
const child = fileURLToPath(new URL('support/soak-child.ts', import.meta.url));

(asked === undefined ? describe.skip : describe)('a desk under load for long', () => {
  let office: Office;
  let desk: ReturnType<typeof fork>;
  let url: string;

  beforeAll(async () => {
    office = await makeOffice(0);
    desk = fork(child, [office.dataDir, leakKb], { execArgv: ['--expose-gc', '--import', 'tsx'] });
    ({ url } = (await told()) as { url: string });
  }, 120_000);
  afterAll(async () => {
    const ended = once(desk, 'exit');
    desk.disconnect();
    await ended;
    await office.remove();
  });

  async function told(): Promise<SoakTold> {
    const [said] = (await once(desk, 'message')) as [SoakTold];
    return said;
  }

  async function sample(): Promise<Sample> {
    const answer = told();
    desk.send('sample');
    return (await answer) as Sample;
  }

  const clients = new Map<string, Client>();
  function as(account: string): Client {
    const client = clients.get(account) ?? new Client(url, account, office.passwords.get(account) ?? '');
    clients.set(account, client);
    return client;
  }

  async function membersOf(setting: ReturnType<typeof meetingPlan>): Promise<Map<string, string>> {
    const members = new Map<string, string>();
    for (const [account] of setting.cast) members.set(account, (await as(account).call('me')).personId);
    return members;
  }

  async function round(members: ReadonlyMap<string, string>): Promise<void> {
    const caseKey = await draft(as('ethics1'), meetingPlan(new Date()), members, () => undefined);
    const head = as('head');
    const task = await until(
      async () => (await head.call('tasks', { query: { caseKey } })).tasks[0],
      () => `the head is not asked about ${caseKey}`
    );
    const params = { taskKey: task.taskKey };
    const detail = await head.call('task', { params });
    const values = fillForm(
      detail.form as FormSchema,
      detail.values,
      { headDecision: 'reject', headReasons: '無此必要' },
      new Date()
    );
    const { bundleSha256 } = detail;
    const body = {
      values,
      password: head.password,
      ...(bundleSha256 && { bundleSha256 }),
      idempotencyKey: newKey()
    };
    await head.call('completeTask', { params, body });
    for (let reading = 0; reading < readingsARound; reading += 4) {
      await as('ethics1').call('caseRoom', { params: { caseKey } });
      await as('ethics1').call('tasks');
      await as('head').call('notices');
      await as('head').call('cases');
    }
  }

  it(
    'holds no more after it than before it',
    async () => {
      const members = await membersOf(meetingPlan(new Date()));
      const began = performance.now();
      const elapsed = () => (performance.now() - began) / 60_000;
      const samples: (Sample & { readonly rounds: number })[] = [];
      let rounds = 0;
      let sampled = 0;
      while (elapsed() < minutes || samples.length < 8) {
        await round(members);
        rounds++;
        if (rounds < warmUpRounds || elapsed() < minutes / 3 || elapsed() - sampled < minutes / 40) continue;
        sampled = elapsed();
        samples.push({ ...(await sample()), rounds });
      }
      const growth = (of: (sample: Sample) => number) =>
        lineThrough(samples.map((each) => [each.rounds / roundsAnHour, of(each) / megabyte]));
      const held = growth((each) => each.held);
      const resident = growth((each) => each.resident);
      process.stdout.write(
        `soak: ${rounds} rounds in ${elapsed().toFixed(1)} min stand for ${(rounds / roundsAnHour).toFixed(2)} h at five times the load; ` +
          `held ${held.slope.toFixed(2)} ± ${(2 * held.error).toFixed(2)} MB/h, ` +
          `resident ${resident.slope.toFixed(2)} ± ${(2 * resident.error).toFixed(2)} MB/h, ${samples.length} samples, ` +
          `last ${((samples.at(-1)?.held ?? 0) / megabyte).toFixed(1)} and ${((samples.at(-1)?.resident ?? 0) / megabyte).toFixed(0)} MB\n`
      );
      // It grows when even the flattest line that the samples allow does; the longer it runs, the flatter is found.
      expect(held.slope - 2 * held.error).toBeLessThan(mostAnHour);
    },
    900_000 + minutes * 120_000
  );
});
