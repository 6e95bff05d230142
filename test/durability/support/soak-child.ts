/**
 * The product in a process of its own that says how much it holds: `node --expose-gc --import tsx soak-child.ts FOLDER [LEAK]`.
 * Tells its parent {@link SoakTold}; every message of the parent asks for a sample. LEAK: so many KB are kept for each task that is
 * completed, to see that the soak finds it.
 */
import path from 'node:path';
import { readConfig } from '../../../server/config.ts';
import { createLog } from '../../../server/http/log.ts';
import { startProduct } from '../../../server/product.ts';

/** Bytes after garbage collection. */
export interface Sample {
  /** What JavaScript holds, buffers included. */
  readonly held: number;
  /** What the process has of the machine, databases' page caches included. */
  readonly resident: number;
}

export type SoakTold = { readonly url: string } | Sample;

const [folder = '', leak = '0'] = process.argv.slice(2);
const kept: Buffer[] = [];

const config = readConfig(['--data', folder, '--port', '0'], {});
const product = await startProduct({
  config,
  log: createLog({ level: 'silent' }),
  webRoot: path.join(folder, 'none')
});
const { changes } = product.desk;
const { bump } = changes;
if (Number(leak) > 0)
  changes.bump = (...topics: Parameters<typeof bump>) => {
    kept.push(Buffer.alloc(Number(leak) * 1024, 1));
    bump.apply(changes, topics);
  };

process.on('message', () => {
  globalThis.gc!();
  globalThis.gc!();
  const { heapUsed, external, rss } = process.memoryUsage();
  process.send!({ held: heapUsed + external, resident: rss } satisfies Sample);
});
process.once('disconnect', () => process.exit(0));
process.send!({ url: product.url } satisfies SoakTold);
