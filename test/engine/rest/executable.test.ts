import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openSqliteEngineStore } from '../../../persistence/engine-store/sqlite/store.ts';
import { end, flows, model, service, start } from '../../support/bpmn.ts';

const main = resolve('engine/main.ts');
const work = model([start(), service('Work'), end(), flows('Start -> Work', 'Work -> End')].join(''));

/** The engine as a process of its own, as `npm run engine` starts it. */
describe('the engine executable', () => {
  let data: string;
  const children: ChildProcess[] = [];

  beforeEach(() => {
    data = mkdtempSync(join(tmpdir(), 'engine-main-'));
  });

  afterEach(async () => {
    for (const child of children.splice(0)) await kill(child);
    rmSync(data, { recursive: true, force: true });
  });

  function run(...options: string[]): ChildProcess {
    const child = spawn(process.execPath, ['--import', 'tsx', main, ...options], {
      stdio: ['ignore', 'pipe', 'pipe']
    });
    children.push(child);
    return child;
  }

  async function kill(child: ChildProcess, signal: NodeJS.Signals = 'SIGKILL'): Promise<number | null> {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill(signal);
      await once(child, 'exit');
    }
    return child.exitCode;
  }

  async function ended(child: ChildProcess): Promise<number | null> {
    if (child.exitCode === null) await once(child, 'exit');
    return child.exitCode;
  }

  async function output(stream: NodeJS.ReadableStream): Promise<string> {
    let text = '';
    for await (const chunk of stream) text += String(chunk);
    return text;
  }

  /** Starts the engine and gives a way to call it, once it says that it is ready. */
  async function ready(...options: string[]) {
    const child = run('--port', '0', '--data', data, ...options);
    const [line] = (await once(child.stdout!, 'data')) as [Buffer];
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(String(line))![0];
    const token = options.includes('--no-auth')
      ? ''
      : readFileSync(join(data, 'engine.token'), 'utf8').trim();
    const call = async (path: string, body?: object) => {
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
      const init = body ? { method: 'POST', body: JSON.stringify(body), headers } : { headers };
      const response = await fetch(`${url}/v2${path}`, init);
      return {
        status: response.status,
        answer: (await response.json().catch(() => ({}))) as Record<string, unknown>
      };
    };
    const deploy = async () => {
      const form = new FormData();
      form.append('resources', new File([work], 'work.bpmn'));
      const response = await fetch(`${url}/v2/deployments`, {
        method: 'POST',
        body: form,
        headers: { authorization: `Bearer ${token}` }
      });
      expect(response.status).toBe(200);
    };
    return { child, call, deploy, url, token, line: String(line) };
  }

  it('makes a token that only its owner can read, says where it is, and not what it is', async () => {
    const { call, token, line, url } = await ready();
    expect(statSync(join(data, 'engine.token')).mode & 0o777).toBe(0o600);
    expect(token.length).toBeGreaterThan(40);
    expect(line).not.toContain(token);
    expect((await call('/topology')).status).toBe(200);
    expect((await fetch(`${url}/v2/topology`)).status).toBe(401);
    const pinned = await fetch(`${url}/v2/clock`, {
      method: 'PUT',
      body: '{"timestamp":0}',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    });
    expect(pinned.status).toBe(409);
  });

  it('keeps every acknowledged act when it is killed at work, and goes on', async () => {
    const first = await ready();
    await first.deploy();
    const acknowledged: string[] = [];
    const startMany = async () => {
      for (;;) {
        const { answer } = await first.call('/process-instances', {
          processDefinitionId: 'p',
          variables: { n: acknowledged.length }
        });
        acknowledged.push(String(answer.processInstanceKey));
        if (acknowledged.length === 150) first.child.kill('SIGKILL');
      }
    };
    await Promise.allSettled(Array.from({ length: 16 }, startMany));
    await kill(first.child);

    const store = openSqliteEngineStore({ file: join(data, 'engine.db') });
    const rows = await store.load();
    const jobs = new Set(rows.job.map((job) => job.processInstanceKey));
    const kept = new Set(rows.processInstance.map((instance) => instance.key));
    expect(acknowledged.length).toBeGreaterThanOrEqual(150);
    expect(acknowledged.filter((key) => !kept.has(key) || !jobs.has(key))).toEqual([]);
    await store.close();

    const second = await ready();
    const { answer } = await second.call('/jobs/activation', {
      type: 'Work',
      timeout: 60_000,
      maxJobsToActivate: 1000
    });
    const taken = answer.jobs as { jobKey: string; processInstanceKey: string }[];
    expect(new Set(taken.map((job) => job.processInstanceKey))).toEqual(kept);
    expect((await second.call(`/jobs/${taken[0]!.jobKey}/completion`, {})).status).toBe(204);
    expect((await second.call(`/jobs/${taken[0]!.jobKey}/completion`, {})).status).toBe(404);
    expect(await kill(second.child, 'SIGTERM')).toBe(0);
  });

  it('stands where its clock was pinned when it is started again after it was killed', async () => {
    const first = await ready('--no-auth', '--controlled-clock');
    const pinned = await fetch(`${first.url}/v2/clock`, {
      method: 'PUT',
      body: JSON.stringify({ timestamp: Date.parse('2020-02-29T12:00:00Z') }),
      headers: { 'content-type': 'application/json' }
    });
    expect(pinned.status).toBe(204);
    await kill(first.child);
    const second = await ready('--no-auth', '--controlled-clock');
    const told = await second.call('/expression/evaluation', {
      expression: '=string(date and time(now(), "UTC"))'
    });
    expect(told.answer['result']).toContain('2020-02-29T12:00');
  });

  it('refuses a second engine on the same data, and a damaged database, and says so', async () => {
    const first = await ready('--no-auth');
    const second = run('--port', '0', '--data', data);
    expect(await output(second.stderr!)).toMatch(/另一個引擎.*Another engine/s);
    expect(await ended(second)).toBe(1);
    await kill(first.child, 'SIGTERM');
    writeFileSync(join(data, 'engine.db'), 'nothing like a database '.repeat(1000));
    const third = run('--port', '0', '--data', data);
    expect(await output(third.stderr!)).toMatch(/損毀.*damaged/s);
    expect(await ended(third)).toBe(1);
  });

  it('shows how it is called when it is called wrongly', async () => {
    const child = run('--port', 'many');
    expect(await output(child.stderr!)).toContain('usage: npm run engine');
    expect(await ended(child)).toBe(1);
  });
});
