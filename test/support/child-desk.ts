import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** The product as a process of its own, to be killed without a word. */
export interface ChildDesk {
  readonly url: string;
  kill(): Promise<void>;
}

const main = fileURLToPath(new URL('../../server/main.ts', import.meta.url));

/** Starts the product on a data folder against an engine elsewhere. */
export async function startChildDesk(dataDir: string, camundaAddress: string): Promise<ChildDesk> {
  const child = spawn(process.execPath, ['--import', 'tsx', main, '--data', dataDir, '--port', '0'], {
    env: { ...process.env, CAMUNDA_REST_ADDRESS: camundaAddress, SHOUMI_LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'pipe', 'inherit']
  });
  const ended = once(child, 'exit');
  const url = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
      const found = /Shoumi → (\S+)/.exec(said)?.[1];
      if (found) resolve(found);
    });
    void ended.then(() => reject(new Error(`the product ended at once: ${said}`)));
  });
  return {
    url,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    }
  };
}
