import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { verifyAuditFile } from '../../persistence/audit/verify-file.ts';
import { hashOfEntry } from '../../persistence/audit/chain.ts';
import { createHeadSigner } from '../../persistence/audit/signing.ts';
import { makeTestStore, type TestStore } from '../support/case-store.ts';

const ENTRIES = 12;

describe('audit log', () => {
  let held: TestStore;
  let folder: string;

  beforeEach(async () => {
    held = await makeTestStore();
    folder = await mkdtemp(join(tmpdir(), 'audit-'));
    for (let index = 1; index <= ENTRIES; index += 1) {
      const entry = {
        actor: 'person',
        act: 'task.complete',
        caseKey: 'case',
        facts: { index, note: '一\n二' }
      };
      await held.store.audit.append(entry);
    }
  });

  afterEach(async () => {
    await held.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('has once what a job says that is done again, and each time what people do', async () => {
    const { audit } = held.store;
    const ofJob = {
      actor: null,
      act: 'plan.state',
      caseKey: 'case',
      facts: { state: 'approved', jobKey: '7' }
    };
    const ofPerson = { actor: 'person', act: 'plan.open', caseKey: 'case', facts: { version: 1 } };
    for (const entry of [
      ofJob,
      ofJob,
      { ...ofJob, facts: { ...ofJob.facts, jobKey: '8' } },
      ofPerson,
      ofPerson
    ])
      await audit.append(entry);
    const acts = (await audit.list({ afterSeq: ENTRIES })).map(({ act }) => act);
    expect(acts).toEqual(['plan.state', 'plan.state', 'plan.open', 'plan.open']);
  });

  /** What a database administrator can do: take the triggers away and change rows. */
  async function asAdministrator(...statements: string[]): Promise<void> {
    for (const event of ['update', 'delete']) await held.db.raw(`DROP TRIGGER audit_log_refuse_${event}`);
    for (const statement of statements) await held.db.raw(statement);
  }

  async function exported(): Promise<string[]> {
    const lines: string[] = [];
    for await (const line of held.store.audit.export()) lines.push(line);
    return lines;
  }

  async function verifyLines(lines: readonly string[], options?: Parameters<typeof verifyAuditFile>[1]) {
    const file = join(folder, 'audit.jsonl');
    await writeFile(file, lines.join(''));
    return verifyAuditFile(file, options);
  }

  it('verifies what was appended', async () => {
    const head = await held.store.audit.head();
    expect(await held.store.audit.verify(head)).toMatchObject({
      ok: true,
      entries: ENTRIES,
      head: head.hash
    });
  });

  it('lists by case, actor and number', async () => {
    await held.store.audit.append({ actor: 'other', act: 'case.read', caseKey: 'case-2', facts: {} });
    expect(await held.store.audit.list({ caseKey: 'case-2' })).toMatchObject([{ seq: ENTRIES + 1 }]);
    expect(await held.store.audit.list({ actor: 'person', afterSeq: 3, limit: 2 })).toMatchObject([
      { seq: 4 },
      { seq: 5 }
    ]);
  });

  it.each([
    ['an edited fact', `UPDATE audit_log SET facts = '{"index":99}' WHERE seq = 5`, 5, 'hash'],
    ['facts that are no JSON', `UPDATE audit_log SET facts = 'x' WHERE seq = 5`, 5, 'hash'],
    ['another actor', `UPDATE audit_log SET actor = 'someone' WHERE seq = 5`, 5, 'hash'],
    ['another time', `UPDATE audit_log SET at = '2020-01-01T00:00:00.000Z' WHERE seq = 5`, 5, 'hash'],
    ['a deleted entry', `DELETE FROM audit_log WHERE seq = 5`, 5, 'sequence'],
    ['a deleted end', `DELETE FROM audit_log WHERE seq > 9`, 10, 'truncated'],
    ['a deleted log', `DELETE FROM audit_log`, 1, 'truncated']
  ])('finds %s', async (_what, statement, seq, problem) => {
    await asAdministrator(statement);
    expect(await held.store.audit.verify()).toEqual({ ok: false, seq, problem });
  });

  it('finds two entries exchanged', async () => {
    await asAdministrator(
      'UPDATE audit_log SET seq = 100 WHERE seq = 5',
      'UPDATE audit_log SET seq = 5 WHERE seq = 6',
      'UPDATE audit_log SET seq = 6 WHERE seq = 100'
    );
    expect(await held.store.audit.verify()).toEqual({ ok: false, seq: 5, problem: 'link' });
  });

  it('finds an entry put in past the head', async () => {
    await asAdministrator(
      `INSERT INTO audit_log SELECT seq + 1, at, actor, as_deputy_of, act, case_key, facts, prev_hash, hash
       FROM audit_log WHERE seq = ${ENTRIES}`
    );
    expect(await held.store.audit.verify()).toEqual({ ok: false, seq: ENTRIES + 1, problem: 'sequence' });
  });

  it('finds a log rewritten with right hashes, because its head cannot be signed', async () => {
    const last = (await held.store.audit.list()).at(-1);
    if (!last) throw new Error('no entry');
    const hash = hashOfEntry(last.prevHash, { ...last, facts: { index: 99 } });
    await asAdministrator(
      `UPDATE audit_log SET facts = '{"index":99}', hash = '${hash}' WHERE seq = ${ENTRIES}`,
      `UPDATE audit_head SET hash = '${hash}'`
    );
    expect(await held.store.audit.verify()).toEqual({ ok: false, seq: ENTRIES, problem: 'signature' });
  });

  it('finds a log put back to an older state by a head noted outside', async () => {
    const older = await held.db('audit_head').first();
    await held.store.audit.append({ actor: null, act: 'plan.approve', caseKey: 'case', facts: {} });
    const noted = await held.store.audit.head();
    await asAdministrator(`DELETE FROM audit_log WHERE seq > ${ENTRIES}`);
    await held.db('audit_head').update(older);
    expect((await held.store.audit.verify()).ok).toBe(true);
    expect(await held.store.audit.verify(noted)).toMatchObject({ ok: false, problem: 'rolled-back' });
  });

  it('exports what verifies offline, line by line', async () => {
    const lines = await exported();
    expect(lines).toHaveLength(ENTRIES + 1);
    for (const line of lines) expect(line.trimEnd()).not.toContain('\n');
    const { publicKey } = createHeadSigner(held.masterKey);
    expect(await verifyLines(lines, { publicKey })).toMatchObject({ ok: true, entries: ENTRIES, publicKey });
    expect(await verifyLines(lines)).toMatchObject({ ok: true });
  });

  it('finds every kind of change in an exported file', async () => {
    const lines = await exported();
    const without = lines.filter((_, index) => index !== 4);
    expect(await verifyLines(without)).toEqual({ ok: false, seq: 5, problem: 'sequence' });
    expect(await verifyLines(lines.slice(0, -1))).toMatchObject({ ok: false, problem: 'truncated' });
    expect(await verifyLines([...lines.slice(0, 8), lines.at(-1) ?? ''])).toEqual({
      ok: false,
      seq: 9,
      problem: 'truncated'
    });
    const edited = lines.map((line, index) =>
      index === 6 ? line.replace('task.complete', 'task.refuse') : line
    );
    expect(await verifyLines(edited)).toEqual({ ok: false, seq: 7, problem: 'hash' });
    expect(await verifyLines([...lines, lines[0] ?? ''])).toMatchObject({ ok: false, problem: 'unreadable' });
    expect(await verifyLines(['no json\n', ...lines])).toMatchObject({ ok: false, problem: 'unreadable' });
    expect(await verifyLines([])).toMatchObject({ ok: false, problem: 'truncated' });
  });

  it('does not accept a file signed by another key', async () => {
    const { publicKey } = createHeadSigner(randomBytes(32));
    expect(await verifyLines(await exported(), { publicKey })).toMatchObject({
      ok: false,
      problem: 'signature'
    });
  });
});
