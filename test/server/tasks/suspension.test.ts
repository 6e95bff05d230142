import { expect, it } from '@jest/globals';
import type { CaseState } from '../../../domain/cases.ts';
import type { CaseStore } from '../../../persistence/contract/index.ts';
import type { ElementInfo } from '../../../server/models/element-info.ts';
import { requireNotSuspended } from '../../../server/tasks/suspension.ts';

const store = (state: CaseState) =>
  ({ cases: { get: async () => ({ state }) } }) as unknown as Pick<CaseStore, 'cases'>;

const step = (properties: Readonly<Record<string, string>>) => ({ properties }) as unknown as ElementInfo;

const done = (state: CaseState, properties: Readonly<Record<string, string>>) =>
  requireNotSuspended(store(state), { caseKey: 'c' }, step(properties));

it.each([
  ['publishes', { 'shoumi:discloses': 'publish' }],
  ['opens an item', { 'shoumi:act': 'open-item' }],
  ['issues a copy', { 'shoumi:act': 'issue-copy' }]
])(
  'a step that %s is refused while its plan is suspended, and goes on after it',
  async (_does, properties) => {
    await expect(done('suspended', properties)).rejects.toMatchObject({
      refusal: { code: 'PLAN_SUSPENDED' }
    });
    await expect(done('running', properties)).resolves.toBeUndefined();
  }
);

it.each([[{}], [{ 'shoumi:act': 'collect-copy' }], [{ 'shoumi:act': 'check-seal' }]])(
  'a step that lets nothing out goes on while its plan is suspended: %j',
  async (properties) => {
    await expect(done('suspended', properties)).resolves.toBeUndefined();
  }
);
