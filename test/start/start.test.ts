import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const script = resolve('scripts/start.mjs');
const patience = 120_000;

/** What `npm start` runs: it builds what it needs, then serves. */
function start(data: string, env: Record<string, string> = {}): ChildProcess {
  return spawn(process.execPath, [script, '--port', '0', '--data', data], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe']
  });
}

async function untilReady(child: ChildProcess): Promise<{ url: string; said: string }> {
  let said = '';
  for await (const chunk of child.stdout ?? []) {
    said += String(chunk);
    const url = /Shoumi → (\S+)/.exec(said)?.[1];
    if (url) return { url, said };
  }
  throw new Error(`it has ended: ${said}`);
}

describe('npm start', () => {
  let data: string;
  let child: ChildProcess;
  let ready: { url: string; said: string };

  beforeAll(async () => {
    data = mkdtempSync(join(tmpdir(), 'shoumi-start-'));
    child = start(data);
    ready = await untilReady(child);
  }, patience);

  afterAll(() => {
    child.kill('SIGKILL');
    rmSync(data, { recursive: true, force: true });
  });

  it('shows the first accounts and serves pages, models and the contract', async () => {
    expect(ready.said).toContain('demo-accounts.txt');
    const page = await fetch(ready.url);
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<script')]);
    const contract = (await (await fetch(`${ready.url}/api/openapi.json`)).json()) as { openapi: string };
    expect(contract.openapi).toBe('3.1.0');
  });

  it(
    'refuses a second start on the same data on one line; with its stack in the words of the sources at level debug',
    async () => {
      for (const level of ['warn', 'debug']) {
        const second = start(data, { SHOUMI_LOG_LEVEL: level });
        let said = '';
        second.stderr?.on('data', (chunk) => (said += String(chunk)));
        const [status] = (await once(second, 'close')) as [number];
        expect(status).toBe(1);
        expect(said).toMatch(/^ENGINE_STORE_IN_USE: /);
        expect(said.trimEnd().split('\n').length > 1).toBe(level === 'debug');
        expect(/\/persistence\/.*\.ts:\d+:\d+/.test(said)).toBe(level === 'debug');
      }
    },
    patience
  );

  it('stops when told to', async () => {
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
  });
});
