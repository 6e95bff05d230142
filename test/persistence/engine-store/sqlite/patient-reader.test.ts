import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PatientReader } from '../../../../persistence/engine-store/sqlite/patient-reader.ts';

describe('reading with patience', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'engine-reader-'));
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('lets a search ask all that it has to before the next one has its turn', async () => {
    const reader = new PatientReader(join(folder, 'engine.db'));
    const told: string[] = [];
    const search = (name: string) =>
      reader.turn(async (rows) => {
        for (const part of ['keys', 'count']) {
          const [row] = await rows<{ told: string }>({
            sql: 'SELECT ? AS told',
            params: [`${name} ${part}`]
          });
          told.push(row!.told);
        }
      });
    await Promise.all([search('first'), search('second')]);
    expect(told).toEqual(['first keys', 'first count', 'second keys', 'second count']);
    await reader.close();
  });
});
