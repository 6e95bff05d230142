import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RefusalError } from '../../domain/refusals.ts';
import { newer } from '../../persistence/engine-store/errors.ts';
import { startFailure } from '../../server/start-failure.ts';

const main = resolve('server/main.ts');
const patience = 60_000;

let data: string;
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'shoumi-failing-'));
});
afterEach(() => rmSync(data, { recursive: true, force: true }));

/** Starts the server as `npm start` does and waits for it to give up. */
async function failing(options: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['--import', 'tsx', main, '--data', data, ...options], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'pipe']
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  const [status] = (await once(child, 'exit')) as [number | null];
  return { status, lines: said.trimEnd().split('\n') };
}

describe('a start that fails', () => {
  it(
    'tells a damaged database by its code, on one line, and changes nothing in it',
    async () => {
      writeFileSync(join(data, 'shoumi.db'), 'this is no database '.repeat(500));
      const { status, lines } = await failing(['--port', '0']);
      expect(status).toBe(1);
      expect(lines).toEqual([expect.stringMatching(/^DATABASE_DAMAGED: .*不啟動.* \/ .*does not start/)]);
    },
    patience
  );

  it(
    'tells a taken port and how to choose another',
    async () => {
      const holder = createServer().listen(0, '127.0.0.1');
      await once(holder, 'listening');
      const { port } = holder.address() as AddressInfo;
      const { status, lines } = await failing(['--empty', '--port', String(port)]);
      holder.close();
      expect(status).toBe(1);
      expect(lines).toHaveLength(1);
      expect(lines[0]).toContain(`127.0.0.1:${port} (EADDRINUSE)`);
      expect(lines[0]).toContain('--port');
    },
    patience
  );

  it(
    'shows the stack, in the words of the sources, where the log level is debug',
    async () => {
      const env = { SHOUMI_LOG_LEVEL: 'debug', SHOUMI_HOST: '192.0.2.1' };
      const { status, lines } = await failing(['--empty', '--port', '0'], env);
      expect(status).toBe(1);
      expect(lines[0]).toContain('EADDRNOTAVAIL');
      expect(lines.some((line) => /^\s+at .*config\.ts:\d+:\d+/.test(line))).toBe(true);
    },
    patience
  );
});

describe('what a failure says', () => {
  it('is one line, with the code where there is one', () => {
    const refusal = new RefusalError({ code: 'DATABASE_NEWER', facts: { found: 9, known: 3 } });
    expect(startFailure(refusal, false)).toMatch(/^DATABASE_NEWER: .*9.*3.* \/ .*9.*3[^\n]*$/);
    expect(startFailure(newer('engine.db', 9, 3), false)).toMatch(/^ENGINE_STORE_NEWER: [^\n]*$/);
  });

  it('points to the stack of what nobody foresaw, and does not show it', () => {
    const bug = new TypeError('x is not\na function');
    expect(startFailure(bug, false)).toBe('x is not a function (SHOUMI_LOG_LEVEL=debug shows where)');
    expect(startFailure(bug, true)).toContain('start-failure.test.ts');
    expect(startFailure('gone', false)).toContain('gone');
  });
});
