import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { registerActs } from '../../server/acts/index.ts';
import { jobTypes } from '../../workers/index.ts';

const page = readFileSync(new URL('../../docs/architecture.md', import.meta.url), 'utf8');
const folder = new URL('../../workflows/', import.meta.url);
const models = readdirSync(folder)
  .filter((name) => name.endsWith('.bpmn'))
  .map((name) => readFileSync(new URL(name, folder), 'utf8'))
  .join('\n');

const all = (text: string, pattern: RegExp): string[] => [
  ...new Set([...text.matchAll(pattern)].map(([, name]) => name ?? ''))
];

/** The page from a heading in bold to the next. */
const section = (heading: string): string => (page.split(`**${heading}**`)[1] ?? '').split('\n**')[0] ?? '';

it('lists every job type that has a worker, and no other', () => {
  expect(all(section('Job types'), /^\| `([\w-]+)` \|/gm).sort()).toEqual([...jobTypes].sort());
});

it('lists every register act, and no other; models name none besides', () => {
  const [list = ''] = section('Register acts').split('Copy acts');
  const acts = all(list, /`([a-z-]+)`/g);
  expect(acts.sort()).toEqual(Object.keys(registerActs).sort());
  expect(all(models, /"shoumi:act" value="([^"]+)"/g).filter((act) => !acts.includes(act))).toEqual([]);
});

it('explains every property that a model carries', () => {
  const explained = all(page, /`shoumi:([a-zA-Z]+)/g);
  const carried = all(models, /name="shoumi:([a-zA-Z]+)/g);
  expect(carried.length).toBeGreaterThan(20);
  expect(carried.filter((name) => !explained.includes(name))).toEqual([]);
});

it('lists every message, and no other', () => {
  const rows = all(section('Messages'), /^\| (`[^|]+) \|/gm).join(' ');
  expect(all(rows, /`([a-z-]+)`/g).sort()).toEqual(all(models, /<bpmn:message [^>]*name="([^"]+)"/g).sort());
});
