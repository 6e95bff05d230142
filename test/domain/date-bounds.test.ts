import { expect, it } from '@jest/globals';
import { keepsBound, type DateRelation } from '../../domain/date-bounds.ts';

it.each<[string, DateRelation, string, boolean]>([
  ['2026-11-20', 'notBefore', '2026-11-20', true],
  ['2026-11-19', 'notBefore', '2026-11-20', false],
  ['2026-11-20', 'after', '2026-11-20', false],
  ['2026-11-21', 'after', '2026-11-20', true],
  ['2026-11-20', 'notAfter', '2026-11-20', true],
  ['2026-11-21', 'notAfter', '2026-11-20', false],
  // One day in Taipei, whatever the offset says.
  ['2026-11-20T00:30+08:00', 'after', '2026-11-20', false],
  ['2026-11-19T16:30Z', 'notBefore', '2026-11-20', true],
  ['2026-11-20T17:00+08:00', 'notBefore', '2026-11-20T09:00Z', true],
  ['2026-11-20T16:59+08:00', 'notBefore', '2026-11-20T09:00Z', false]
])('%s %s %s: %s', (value, relation, bound, kept) => {
  expect(keepsBound(value, relation, bound)).toBe(kept);
});

it.each([
  [null, '2026-11-20'],
  ['2026-11-20', undefined],
  ['soon', '2026-11-20'],
  ['2026-11-20', '2026-02-30']
])('leaves what cannot be read to other checks: %j, %j', (value, bound) => {
  for (const relation of ['notBefore', 'notAfter', 'after'] as const)
    expect(keepsBound(value, relation, bound)).toBe(true);
});
