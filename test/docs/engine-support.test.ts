import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { supportTable } from '../camunda/support-table.ts';

const loosely = (markdown: string) => markdown.replace(/-{3,}/g, '---').replace(/\s+/g, ' ').trim();

test('the page of what the engine runs is what `npm run docs:engine-support` writes', () => {
  const page = readFileSync(new URL('../../docs/engine-support.md', import.meta.url), 'utf8');
  expect(loosely(page)).toBe(loosely(supportTable()));
});
