import { expect, it } from '@jest/globals';
import { RefusalError } from '../../../domain/refusals.ts';
import { createLog } from '../../../server/http/log.ts';

function logged(error: unknown): { readonly line: string; readonly err: Record<string, unknown> } {
  const lines: string[] = [];
  createLog({ destination: { write: (line) => void lines.push(line) } }).error({ err: error }, 'job failed');
  const line = lines.join('');
  return { line, err: (JSON.parse(line) as { err: Record<string, unknown> }).err };
}

it('says the kind, the code and the place of a fault, never its message', () => {
  const secret = 'insert into cases values (臨港大橋)\n    at 底價 83200000 (bids.ts:1:1)';
  const { line, err } = logged(Object.assign(new TypeError(secret), { code: 'ER_DUP_ENTRY' }));
  expect(line).not.toMatch(/臨港大橋|83200000/);
  expect(err).toMatchObject({ type: 'TypeError', code: 'ER_DUP_ENTRY' });
  expect(err['stack']).toMatch(/^\s+at .*log\.test\.ts:\d+:\d+/m);
});

it('says the code of a refusal and the kind of what caused it, without its facts', () => {
  const cause = new RangeError('底價 83200000');
  const refusal = new RefusalError({ code: 'TASK_TAKEN', facts: { holder: '溫以恆' } }, { cause });
  const { line, err } = logged(refusal);
  expect(err).toMatchObject({ type: 'RefusalError', code: 'TASK_TAKEN', cause: 'RangeError' });
  expect(line).not.toMatch(/溫以恆|83200000/);
});

it('does not take a sentence for a code', () => {
  expect(logged(Object.assign(new Error('x'), { code: '底價 8320' })).err['code']).toBeUndefined();
  expect(logged(Object.assign(new Error('x'), { status: 409 })).err['code']).toBe(409);
});
