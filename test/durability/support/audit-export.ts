import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Client } from '../../support/client.ts';

const script = fileURLToPath(new URL('../../../scripts/audit-verify.ts', import.meta.url));

/** Number and hash of an entry that an audit log must have kept. */
export type Known = string | undefined;

/** Exports the audit log as `reader` and has `scripts/audit-verify.ts` check it; answers its last entry, to be held against the next export. */
export async function verifyAudit(reader: Client, known: Known): Promise<Known> {
  const { status, bytes } = await reader.download('/audit/export');
  if (status !== 200) throw new Error(`the audit log is not exported: ${status}`);
  const folder = await mkdtemp(path.join(tmpdir(), 'audit-'));
  try {
    const file = path.join(folder, 'audit.jsonl');
    await writeFile(file, bytes);
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', script, file, ...(known ? ['--known', known] : [])],
      { stdio: ['ignore', 'pipe', 'pipe'] }
    );
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
    const [code] = (await once(child, 'close')) as [number];
    const [, entries, head] = /^OK: (\d+) entries, head ([0-9a-f]{64})/m.exec(said) ?? [];
    if (code !== 0 || !entries) throw new Error(`the audit log does not hold: ${said}`);
    return `${entries}:${head}`;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
