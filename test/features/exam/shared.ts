import assert from 'node:assert/strict';
import type { Values } from '../../../server/forms/expression.ts';
import type { Refused } from '../../support/client.ts';
import type { Play } from '../../support/play.ts';

export const rooms = ['1', '2'] as const;

export const isRefusedAtField = ({ problems = [] }: Refused['problem'], path: string): void =>
  assert.ok(
    problems.some((each) => each.path === path),
    JSON.stringify(problems)
  );

export const nothingOf = async (
  play: Play,
  account: string,
  caseKey: string,
  elementId: string
): Promise<void> => {
  const { tasks } = await play.desk.as(account).call('tasks', { query: { caseKey, limit: 100 } });
  assert.ok(!tasks.some((task) => task.elementId === elementId), `${elementId} is offered too early`);
};

export const witnesses = { witness1: '岳心怡', witness2: '游承翰' };
export const sealOf = (what: string, itemNumber: string): string => `${what}-2026-0${itemNumber}`;
export const seen = (what: string, itemNumber: string): Values => ({
  sealCheck: 'intact',
  sealNumber: sealOf(what, itemNumber)
});
