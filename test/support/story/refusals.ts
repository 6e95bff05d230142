import assert from 'node:assert/strict';
import type { Values } from '../../../server/forms/expression.ts';
import { Refused } from '../client.ts';
import type { Play } from '../play.ts';
import { refusedAt } from './rooms.ts';

/** The refusal that the call must meet. */
export async function refusalOf(call: Promise<unknown>): Promise<Refused['problem']> {
  try {
    await call;
  } catch (error) {
    if (error instanceof Refused) return error.problem;
    throw error;
  }
  throw new Error('it was let through');
}

/** The refusal has this code, is at the field, and names the clause. */
export function isRefusedAt(
  { code, problems }: Refused['problem'],
  path: string,
  clause: string,
  expected = 'INVALID_INPUT'
): void {
  assert.equal(code, expected);
  const found = problems?.find((each) => each.path === path);
  assert.ok(found?.clauses?.includes(clause), `no ${clause} at ${path}: ${JSON.stringify(problems)}`);
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
