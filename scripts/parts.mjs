import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What a start needs built: where it goes, how, and out of which files and folders. */
export const parts = {
  web: {
    folder: 'web-dist',
    config: 'web-desk/vite.config.ts',
    sources: ['web-desk', 'web-modeler', 'api', 'domain', 'plan-model', 'workflows', 'package-lock.json']
  },
  server: {
    folder: 'server-dist',
    config: 'server/vite.config.ts',
    sources: [
      ...['server', 'engine', 'persistence', 'workers', 'documents', 'api', 'domain', 'plan-model'],
      ...['workflows/clauses.json', 'workflows/english.json', 'forms/english.json', 'package-lock.json']
    ]
  }
};

const stampOf = ({ folder }) => join(root, folder, '.stamp');

async function filesUnder(path) {
  const entries = await readdir(path, { withFileTypes: true }).catch(() => null);
  if (!entries) return [path];
  const nested = await Promise.all(entries.map((entry) => filesUnder(join(path, entry.name))));
  return nested.flat();
}

async function hashOfSources({ sources }) {
  const files = (await Promise.all(sources.map((name) => filesUnder(join(root, name))))).flat().sort();
  const contents = await Promise.all(files.map((file) => readFile(file)));
  const hash = createHash('sha256').update(process.version);
  files.forEach((file, index) => hash.update(`${relative(root, file)}\0`).update(contents[index]));
  return hash.digest('hex');
}

/** Whether a part has been built from its sources as they are now. */
export async function isBuilt(part) {
  const stamp = await readFile(stampOf(part), 'utf8').catch(() => '');
  return stamp !== '' && stamp === (await hashOfSources(part));
}

export async function build(part) {
  const hash = await hashOfSources(part);
  const vite = await import('vite');
  await vite.build({ configFile: join(root, part.config), logLevel: 'warn' });
  await writeFile(stampOf(part), hash);
}
