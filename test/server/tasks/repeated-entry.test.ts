import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { Task } from '../../../persistence/contract/index.ts';
import type { ElementInfo } from '../../../server/models/element-info.ts';
import { requireSameEntry } from '../../../server/tasks/repeated-entry.ts';
import { setScene, type Scene } from '../../persistence/scene.ts';
import { makeTestStore, type TestStore } from '../../support/case-store.ts';

let test: TestStore;
let scene: Scene;

beforeEach(async () => {
  test = await makeTestStore();
  scene = await setScene(test.store);
});
afterEach(() => test.close());

const form = {
  components: [
    { type: 'textarea', key: 'scores', label: '成績' },
    { type: 'number', key: 'papers', label: '份數' }
  ]
};

let entries = 0;
const enter = (values: Record<string, unknown>) =>
  test.store.sealedFields.seal({
    caseKey: scene.plan.caseKey,
    elementId: 'EnterScores',
    values,
    by: scene.officer.personId,
    idempotencyKey: `entry-${(entries += 1)}`
  });

const enterAgain = (all: Record<string, unknown>, subject = {}, repeats: string | null = 'EnterScores') =>
  requireSameEntry(
    test.store,
    { caseKey: scene.plan.caseKey } as Task,
    {
      elementId: 'EnterAgain',
      properties: repeats === null ? {} : { 'shoumi:repeats': repeats, 'shoumi:clauses': 'wh-type.4 tp-07.5' }
    } as unknown as ElementInfo,
    form,
    { subject, all }
  );

it('lets the same entry through, remarks aside', async () => {
  await enter({ scores: 'A01,71\nA02,64', papers: 2, firstRemark: '無' });
  await expect(
    enterAgain({ scores: 'A01,71\nA02,64', papers: 2, secondRemark: '覆核' })
  ).resolves.toBeUndefined();
});

it('refuses another one with its fields and rows, and never says what stands there', async () => {
  await enter({ scores: 'A01,71\nA02,64', papers: 2 });
  const refusal = await enterAgain({ scores: 'A01,71\nA02,46', papers: 3 }).catch((error: unknown) => error);
  expect(refusal).toMatchObject({
    refusal: {
      code: 'ENTRIES_DIFFER',
      facts: { count: 2 },
      problems: [
        { path: 'scores', zh: '「成績」與前次登錄不一致（第 2 列）。', clauses: ['wh-type.4', 'tp-07.5'] },
        { path: 'papers', zh: '「份數」與前次登錄不一致。' }
      ]
    }
  });
  expect(JSON.stringify((refusal as { refusal: object }).refusal)).not.toMatch(/64|46/);
});

it('goes by the newest entry, and by the one of the same subject', async () => {
  await enter({ papers: 2 });
  await enter({ papers: 3 });
  await expect(enterAgain({ papers: 3 })).resolves.toBeUndefined();
  await enter({ itemId: 'room-1', papers: 40 });
  await enter({ itemId: 'room-2', papers: 38 });
  await expect(enterAgain({ papers: 40 }, { itemId: 'room-1' })).resolves.toBeUndefined();
  await expect(enterAgain({ papers: 38 }, { itemId: 'room-1' })).rejects.toMatchObject({
    refusal: { code: 'ENTRIES_DIFFER' }
  });
});

it('goes by the correction of a first entry where there is one', async () => {
  await enter({ papers: 2 });
  await test.store.sealedFields.seal({
    caseKey: scene.plan.caseKey,
    elementId: 'CorrectScores',
    values: { papers: 3 },
    by: scene.officer.personId,
    idempotencyKey: 'correction'
  });
  const repeats = 'EnterScores CorrectScores';
  await expect(enterAgain({ papers: 3 }, {}, repeats)).resolves.toBeUndefined();
  await expect(enterAgain({ papers: 2 }, {}, repeats)).rejects.toMatchObject({
    refusal: { code: 'ENTRIES_DIFFER' }
  });
});

it('asks nothing of a task that repeats none, and does not let one repeat what nobody entered', async () => {
  await expect(enterAgain({ papers: 3 }, {}, null)).resolves.toBeUndefined();
  await expect(enterAgain({ papers: 3 })).rejects.toThrow('which nobody has answered');
});
