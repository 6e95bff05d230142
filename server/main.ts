import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readConfig, type Config } from './config.ts';
import type { FirstAccount } from './first-start/people.ts';
import { createLog } from './http/log.ts';
import { startProduct, type Product } from './product.ts';
import { startFailure } from './start-failure.ts';

const line = ({ account, password, name, agency, roles }: FirstAccount): string =>
  [account.padEnd(14), password, name.padEnd(6, '　'), agency, roles.join(', ')].join('  ');

/** Shows the accounts of the first start once; the demonstration's are also written where only the owner can read. */
async function announceAccounts(
  { empty, dataDir }: Config,
  accounts: readonly FirstAccount[]
): Promise<void> {
  if (accounts.length === 0) return;
  const lines = accounts.map(line).join('\n');
  const file = path.join(dataDir, 'demo-accounts.txt');
  if (!empty) await writeFile(file, `${lines}\n`, { mode: 0o600 });
  console.log('帳號與密碼僅顯示這一次 · accounts and passwords, shown this once:\n');
  console.log(`${lines}\n`);
  if (!empty) console.log(`另存於 · also in ${file}\n`);
}

function stopOn(product: Product): void {
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    void product.close().then(() => process.exit(0));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

/** Whether a failure shows its stack; told by the log level, once the settings are read. */
let debug = false;

/** Requests under way end without an answer: what they did may be done, and whoever asks again under the same key learns it. */
function endAtOnce(failure: Error): never {
  console.error(startFailure(failure, debug));
  process.exit(1);
}

async function main(): Promise<void> {
  const config = readConfig();
  debug = config.logLevel === 'debug' || config.logLevel === 'trace';
  const product = await startProduct({
    config,
    log: createLog({ level: config.logLevel }),
    onDiskFailure: endAtOnce
  });
  stopOn(product);
  await announceAccounts(config, product.firstAccounts);
  console.log(`守密 Shoumi → ${product.url}`);
}

main().catch((error: unknown) => {
  console.error(startFailure(error, debug));
  process.exitCode = 1;
  setTimeout(() => process.exit(1), 500).unref();
});
