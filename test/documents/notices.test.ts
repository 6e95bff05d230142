import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { isNoticeId, noticeIds, renderNotice } from '../../documents/notices/index.ts';

const facts = { caseNumber: '115-維-0001', codeName: '青嵐' };

it.each(noticeIds)('says what to do in both languages: %s', (id) => {
  const zh = renderNotice(id, facts, 'zh');
  const en = renderNotice(id, facts, 'en');
  expect(zh.subject).toMatch(/^\[115-維-0001 青嵐\] \p{Script=Han}+/u);
  expect(en.subject).toMatch(/^\[115-維-0001 青嵐\] [A-Z]/);
  expect(zh.body).toMatch(/。\n$/);
  expect(en.body).toMatch(/\.\n$/);
});

it('knows every notice that a shipped model sends', () => {
  const folder = new URL('../../workflows/', import.meta.url);
  const named = readdirSync(folder)
    .filter((name) => name.endsWith('.bpmn'))
    .flatMap((name) => [
      ...readFileSync(new URL(name, folder), 'utf8').matchAll(/header key="template" value="([^"]*)"/g)
    ])
    .map(([, id]) => id ?? '');
  expect(named.length).toBeGreaterThan(0);
  expect([...new Set(named)].filter((id) => !isNoticeId(id))).toEqual([]);
});

it('is no notice for a name of every object', () => {
  expect(['constructor', '__proto__', 'toString'].filter(isNoticeId)).toEqual([]);
});
