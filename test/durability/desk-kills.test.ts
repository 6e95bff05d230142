import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Chance } from '../camunda/play/chance.ts';
import { mariadbDatabase, type TestDatabase } from '../support/case-store.ts';
import { seedOfRun } from '../support/random.ts';
import { waitUpTo } from '../support/until.ts';
import { type DeskKillFigures, killDesk } from './support/desk-kills.ts';
import { makeOffice, type Office } from './support/office.ts';

/** Kills of the whole desk per database. */
const kills = Number(process.env['DESK_KILLS'] ?? 2);
const patienceMs = 120_000 + kills * 40_000;
const seed = seedOfRun();
// What many lives have left open takes its time to be caught up with.
waitUpTo(20_000 + kills * 5_000);

function tell(database: string, { acknowledged, restarts }: DeskKillFigures): void {
  const sorted = [...restarts].sort((a, b) => a - b);
  const [middle = 0, longest = 0] = [sorted[sorted.length >> 1], sorted.at(-1)];
  process.stdout.write(
    `desk on ${database}: seed ${seed}, ${kills} kills, ${acknowledged} acknowledgements; ` +
      `npm start to the first answer ${middle.toFixed(0)} ms, at most ${longest.toFixed(0)} ms\n`
  );
}

const loops = (database: string, office: () => Office) =>
  it(
    'loses nothing that was acknowledged, does nothing twice and leaves nothing half done',
    async () => {
      const figures = await killDesk(office(), kills, new Chance('desk kills', seed));
      tell(database, figures);
      expect(figures.wrong).toEqual([]);
      expect(figures.acknowledged).toBeGreaterThanOrEqual(kills);
    },
    patienceMs
  );

describe('a desk on SQLite that is killed while people work', () => {
  let office: Office;

  beforeAll(async () => {
    office = await makeOffice(0);
  }, patienceMs);
  afterAll(() => office.remove());

  loops('SQLite', () => office);
});

describe('a desk on MariaDB that is killed while people work', () => {
  let database: TestDatabase;
  let office: Office;

  beforeAll(async () => {
    database = await mariadbDatabase();
    const { settings } = database;
    office = await makeOffice(0, settings.client === 'mariadb' ? settings.url : undefined);
  }, patienceMs);
  afterAll(async () => {
    await office.remove();
    await database.drop();
  });

  loops('MariaDB', () => office);
});
