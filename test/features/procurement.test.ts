import { describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { startDesk } from '../support/desk.ts';
import { tellStory } from '../support/story/tell-story.ts';
import { procurementStory } from './procurement-story.ts';

describe('a procurement plan with a leak on the way, on SQLite', () => {
  const logged: string[] = [];
  const told = tellStory(procurementStory, { logLevel: 'trace', log: (line) => logged.push(line) });

  it('45 leaves no case content in logs, audit log, notices or either database', async () => {
    const { desk } = told();
    const { store } = desk.product.desk;
    const notices = await Promise.all(
      [...desk.passwords.keys()].map((account) => desk.as(account).call('notices'))
    );
    const files = await Promise.all(
      ['engine.db', 'engine.db-wal', 'shoumi.db', 'shoumi.db-wal'].map((name) =>
        readFile(path.join(desk.dataDir, name), 'utf8').catch(() => '')
      )
    );
    const [engine = '', engineLog = '', cases = '', casesLog = ''] = files;
    const content = procurementStory.secrets.filter(
      (secret) => !['溫以恆', '杜明軒', '青松'].includes(secret)
    );
    const places = {
      log: logged.join(''),
      audit: JSON.stringify(await store.audit.list()),
      notices: JSON.stringify(notices),
      engine: engine + engineLog,
      cases: cases + casesLog
    };
    expect(logged.length).toBeGreaterThan(500);
    expect(engine.length + engineLog.length).toBeGreaterThan(100_000);
    for (const [place, text] of Object.entries(places))
      expect([place, content.filter((secret) => text.includes(secret))]).toEqual([place, []]);
  });

  it('goes on after a restart with everything it had', async () => {
    const { desk, state } = told();
    const before = await desk.as('ethics1').call('caseRoom', { params: { caseKey: state.caseKey } });
    await desk.stop();
    const again = await startDesk({
      dataDir: desk.dataDir,
      at: desk.now().toISOString(),
      passwords: desk.passwords
    });
    const after = await again.as('ethics1').call('caseRoom', { params: { caseKey: state.caseKey } });
    await again.stop();
    expect(after).toEqual({ ...before, history: after.history });
    expect(after.history.length).toBeGreaterThanOrEqual(before.history.length);
  }, 60_000);
});
