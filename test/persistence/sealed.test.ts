import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile, chmod } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createCaseStore } from '../../persistence/case-store.ts';
import { openCaseStore } from '../../persistence/open.ts';
import { openBytes, sealBytes, type Place } from '../../persistence/sealed/envelope.ts';
import { loadMasterKey } from '../../persistence/sealed/master-key.ts';
import { makeTestStore, sqliteDatabase, StandingClock, type TestStore } from '../support/case-store.ts';
import { openPlan, setScene, type Scene } from './scene.ts';

const refused = (code: string) => ({ refusal: expect.objectContaining({ code }) });
const damaged = refused('SEALED_DAMAGED');

describe('envelope', () => {
  const key = randomBytes(32);
  const place: Place = ['case', 'table', 'row', null];
  const sealed = sealBytes(key, Buffer.from('底價 86,000,000'), place, randomBytes);

  it('gives back what was sealed', () => {
    expect(openBytes(key, sealed, place).toString('utf8')).toBe('底價 86,000,000');
  });

  it('never seals the same twice alike', () => {
    expect(sealBytes(key, Buffer.from('x'), place, randomBytes)).not.toEqual(
      sealBytes(key, Buffer.from('x'), place, randomBytes)
    );
  });

  it('finds a change of any single byte', () => {
    for (let index = 0; index < sealed.length; index += 1) {
      const changed = Buffer.from(sealed);
      changed.writeUInt8((changed[index] ?? 0) ^ 1, index);
      expect(() => openBytes(key, changed, place)).toThrow(/failed its check/);
    }
  });

  it('finds cut-off bytes, another key and another place', () => {
    expect(() => openBytes(key, sealed.subarray(0, 20), place)).toThrow(/failed its check/);
    expect(() => openBytes(key, Buffer.alloc(0), place)).toThrow(/failed its check/);
    expect(() => openBytes(randomBytes(32), sealed, place)).toThrow(/failed its check/);
    for (const other of [
      ['other', 'table', 'row', null],
      ['case', 'other', 'row', null],
      ['case', 'table', 'other', null],
      ['case', 'table', 'row', 'null']
    ] satisfies Place[]) {
      expect(() => openBytes(key, sealed, other)).toThrow(/failed its check/);
    }
  });
});

describe('sealed content in the database', () => {
  const canary = `金絲雀${randomBytes(8).toString('hex')}`;
  let held: TestStore;
  let scene: Scene;

  beforeAll(async () => {
    held = await makeTestStore();
    scene = await setScene(held.store);
  });

  afterAll(() => held.close());

  async function writeEverywhere(): Promise<void> {
    const { store } = held;
    const { caseKey } = scene.plan;
    const by = scene.officer.personId;
    await store.sealedFields.seal({ caseKey, elementId: 'E', values: { canary }, by, idempotencyKey: 's' });
    const outsider = { role: 'committee-member' as const, personId: null, externalName: canary };
    await store.cases.addParticipation(caseKey, outsider);
    await store.plans.saveDraft({ caseKey, xml: canary, particulars: { canary }, by, expectedVersion: 0 });
    await store.plans.keepVersion({ caseKey, by, note: canary });
    await store.plans.submit({
      caseKey,
      by,
      note: canary,
      draftVersion: 1,
      sha256: 'a'.repeat(64),
      processDefinitionId: 'plan-x',
      resources: [{ name: 'plan.bpmn', content: Buffer.from(canary) }],
      idempotencyKey: 'p'
    });
    const bytes = Buffer.from(canary);
    await store.documents.put({
      caseKey,
      templateId: 'plan-document',
      format: 'fodt',
      named: [],
      bytes,
      idempotencyKey: 'd'
    });
    await store.evidence.preserve({ caseKey, description: canary, bytes, by, idempotencyKey: 'e' });
    const finding = { caseKey, outcome: 'unfounded' as const, matter: canary, reasons: canary };
    await store.findings.record({ ...finding, by, idempotencyKey: 'f' });
    await store.leaks.report({ caseKey, reporter: { personId: null, name: canary }, officerId: by });
    const decision = { caseKey, artefact: 'papers', decision: 'release' as const, ground: canary };
    await store.releases.decide({ ...decision, by, idempotencyKey: 'r' });
    const sealing = { caseKey, artefact: 'reserve-price', sealNumber: canary, custodian: null, by };
    await store.custody.seal({ ...sealing, witnesses: ['甲', '乙'], idempotencyKey: 'i' });
  }

  it('leaves no trace of the content in the files of the database', async () => {
    await writeEverywhere();
    await held.db.raw('PRAGMA wal_checkpoint(FULL)');
    const file = held.database.file ?? '';
    for (const name of [file, `${file}-wal`]) {
      const bytes = await readFile(name);
      expect(bytes.includes(Buffer.from(canary))).toBe(false);
      expect(bytes.includes(Buffer.from(Buffer.from(canary).toString('base64').slice(0, 20)))).toBe(false);
    }
    expect((await readFile(file)).includes(Buffer.from(scene.plan.codeName))).toBe(true);
  });

  it('finds an entry moved to another element, writer or case', async () => {
    const { store, db } = held;
    const { caseKey } = await openPlan(store, scene.agency, 'moved');
    const entry = { caseKey, elementId: 'E', values: { a: 1 }, by: scene.officer.personId };
    const entryId = await store.sealedFields.seal({ ...entry, idempotencyKey: 'm' });
    const row = db('sealed_entries').where({ entry_id: entryId });
    await row.clone().update({ element_id: 'F' });
    await expect(store.sealedFields.entries(caseKey)).rejects.toMatchObject(damaged);
    await row.clone().update({ element_id: 'E', sealed_by: scene.head.personId });
    await expect(store.sealedFields.entries(caseKey)).rejects.toMatchObject(damaged);
    await row.clone().update({ sealed_by: scene.officer.personId, case_key: scene.plan.caseKey });
    await expect(store.sealedFields.entries(scene.plan.caseKey)).rejects.toMatchObject(damaged);
    await row.clone().update({ case_key: caseKey });
    expect(await store.sealedFields.entries(caseKey)).toHaveLength(1);
  });

  it('finds a case key exchanged for another case’s', async () => {
    const { store, db, clock, masterKey } = held;
    const other = await openPlan(store, scene.agency, 'exchanged');
    const { wrapped_key } = await db('case_keys').where({ case_key: scene.plan.caseKey }).first();
    await db('case_keys')
      .where({ case_key: other.caseKey })
      .update({ wrapped_key: Buffer.from(wrapped_key) });
    const fresh = createCaseStore(db, { clock, random: randomBytes, masterKey });
    const entry = { caseKey: other.caseKey, elementId: 'E', values: {}, by: null, idempotencyKey: 'x' };
    await expect(fresh.sealedFields.seal(entry)).rejects.toMatchObject(damaged);
  });

  it('opens nothing under another master key', async () => {
    const { db, clock } = held;
    const stranger = createCaseStore(db, { clock, random: randomBytes, masterKey: randomBytes(32) });
    await expect(stranger.sealedFields.entries(scene.plan.caseKey)).rejects.toMatchObject(damaged);
  });
});

describe('master key', () => {
  let folder: string;
  const unusable = refused('MASTER_KEY_UNUSABLE');

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'master-key-'));
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('is made once, for its owner alone', async () => {
    const file = join(folder, 'master.key');
    const key = await loadMasterKey(file, { mayCreate: true, random: randomBytes });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await loadMasterKey(file, { mayCreate: false, random: randomBytes })).toEqual(key);
  });

  it('is refused when others can read it, when it is malformed and when it is missing', async () => {
    const file = join(folder, 'master.key');
    const load = () => loadMasterKey(file, { mayCreate: false, random: randomBytes });
    await expect(load()).rejects.toMatchObject(unusable);
    await writeFile(file, 'short', { mode: 0o600 });
    await expect(load()).rejects.toMatchObject(unusable);
    await writeFile(file, randomBytes(32).toString('hex'));
    await chmod(file, 0o644);
    await expect(load()).rejects.toMatchObject(unusable);
  });

  it('is refused when the database was sealed under another, and never replaced', async () => {
    const database = await sqliteDatabase();
    const file = join(folder, 'master.key');
    const open = () =>
      openCaseStore({
        database: database.settings,
        masterKey: { file },
        clock: new StandingClock(),
        random: randomBytes
      });
    const first = await open();
    await first.close();
    await (await open()).close();
    await rm(file);
    await expect(open()).rejects.toMatchObject(unusable);
    await expect(stat(file)).rejects.toThrow();
    await writeFile(file, randomBytes(32).toString('hex'), { mode: 0o600 });
    await expect(open()).rejects.toMatchObject(unusable);
    await database.drop();
  });
});
