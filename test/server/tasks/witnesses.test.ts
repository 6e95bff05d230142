import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { ElementInfo } from '../../../server/models/element-info.ts';
import { requireOtherWitnesses } from '../../../server/tasks/witnesses.ts';
import { setScene, type Scene } from '../../persistence/scene.ts';
import { makeTestStore, type TestStore } from '../../support/case-store.ts';

let test: TestStore;
let scene: Scene;

beforeEach(async () => {
  test = await makeTestStore();
  scene = await setScene(test.store);
});
afterEach(() => test.close());

const element = { properties: { 'shoumi:clauses': 'tp-07.5' } } as unknown as ElementInfo;
const seal = (values: Record<string, unknown>) =>
  requireOtherWitnesses(test.store, element, [scene.officer.personId, scene.head.personId], values);

const refused = (path: string) => ({
  refusal: { code: 'INVALID_INPUT', problems: [{ path, clauses: ['tp-07.5'] }] }
});

it('takes two people who do not do the step, and asks nothing of a form without witnesses', async () => {
  await expect(seal({ witness1: '岳心怡 主計', witness2: '游承翰' })).resolves.toBeUndefined();
  await expect(seal({ scriptCount: 12 })).resolves.toBeUndefined();
});

it('takes neither whoever does the step nor whom they act for', async () => {
  for (const { displayName } of [scene.officer, scene.head])
    for (const name of [
      displayName,
      ` ${displayName}\u3000`,
      `${displayName}（承辦人）`,
      `科員 ${displayName}`
    ])
      await expect(seal({ witness1: '岳心怡', witness2: name })).rejects.toMatchObject(refused('witness2'));
});

it('takes nobody for two, however their name is spaced', async () => {
  await expect(seal({ witness1: '岳心怡', witness2: '岳 心怡' })).rejects.toMatchObject(refused('witness2'));
});
