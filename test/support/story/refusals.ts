import assert from 'node:assert/strict';
import type { Values } from '../../../server/forms/expression.ts';
import type { Refused } from '../client.ts';
import type { Play } from '../play.ts';
import { refusedAt } from './rooms.ts';

/** The refusal is at the field, and names the clause. */
export function isRefusedAt(problem: Refused['problem'], path: string, clause: string): void {
  assert.equal(problem.code, 'INVALID_INPUT');
  const found = problem.problems?.find((each) => each.path === path) as { clauses?: string[] } | undefined;
  assert.ok(found?.clauses?.includes(clause), `no ${clause} at ${path}: ${JSON.stringify(problem.problems)}`);
}

/** The person's answers to the task are refused at the field by the clause, for each of the fields; the task stays open. */
export async function refuses(
  play: Play,
  account: string,
  caseKey: string,
  elementId: string,
  answers: Values,
  fields: Readonly<Record<string, string>>
): Promise<void> {
  const problem = await refusedAt(play, account, caseKey, elementId, answers);
  for (const [path, clause] of Object.entries(fields)) isRefusedAt(problem, path, clause);
}
