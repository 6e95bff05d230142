import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { isBuilt, parts } from './parts.mjs';

/** `npm start`: builds what has changed in a process that ends, then becomes the server; its stack traces name the sources. */
const names = Object.keys(parts);
const built = await Promise.all(names.map((name) => isBuilt(parts[name])));
if (built.includes(false)) {
  const script = fileURLToPath(new URL('build.mjs', import.meta.url));
  const { status } = spawnSync(process.execPath, [script, ...names], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
process.setSourceMapsEnabled(true);
await import('../server-dist/main.js');
