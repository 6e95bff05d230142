import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Database from 'libsql';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Chance } from '../camunda/play/chance.ts';
import { engineDatabase } from '../support/mariadb-engine.ts';
import { killLoop, type KillFigures } from './support/kill-loop.ts';
import type { Place } from './support/load.ts';
import { seedOfRun } from '../support/random.ts';

/** Kills per database; the figure that is aimed at is 500. */
const kills = Number(process.env['KILLS'] ?? 12);
const patienceMs = 60_000 + kills * 10_000;
const seed = seedOfRun();

function tell(database: string, { acknowledged, inside, restarts }: KillFigures): void {
  const sorted = [...restarts].sort((a, b) => a - b);
  const [middle = 0, longest = 0] = [sorted[sorted.length >> 1], sorted.at(-1)];
  process.stdout.write(
    `${database}: seed ${seed}, ${kills} kills, ${inside} inside a transaction, ${acknowledged} acknowledgements; ` +
      `ready again after ${middle.toFixed(0)} ms, at most ${longest.toFixed(0)} ms\n`
  );
}

const loops = (database: string, place: () => Place) =>
  it(
    'keeps every acknowledged commit, and does nothing twice',
    async () => {
      const figures = await killLoop(place(), kills, new Chance('kills', seed));
      tell(database, figures);
      expect(figures.faults).toEqual([]);
      expect(figures.acknowledged).toBeGreaterThan(kills * 20);
    },
    patienceMs
  );

describe('an engine on SQLite that is killed under load', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'engine-kills-'));
  const file = path.join(folder, 'engine.db');

  afterAll(() => rmSync(folder, { recursive: true }));

  loops('SQLite', () => ({ file }));

  it('leaves a file that is whole', () => {
    const database = new Database(file, { readonly: true });
    expect(database.prepare('PRAGMA integrity_check').all([])).toEqual([{ integrity_check: 'ok' }]);
    database.close();
  });
});

describe('an engine on MariaDB that is killed under load', () => {
  let database: Awaited<ReturnType<typeof engineDatabase>>;

  beforeAll(async () => {
    database = await engineDatabase();
  });

  afterAll(() => database.drop());

  loops('MariaDB', () => ({ mariadb: database.settings }));
});
