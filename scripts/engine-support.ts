import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { supportTable } from '../test/camunda/support-table.ts';

/** Writes `docs/engine-support.md`. */
const page = join(import.meta.dirname, '../docs/engine-support.md');
const options = await resolveConfig(page);
writeFileSync(page, await format(supportTable(), { ...options, filepath: page }));
