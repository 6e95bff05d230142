import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { isTemplateId } from '../../documents/index.ts';
import { jobTypes } from '../../workers/index.ts';

const folder = new URL('../../workflows/', import.meta.url);
const models = readdirSync(folder)
  .filter((name) => name.endsWith('.bpmn'))
  .map((name) => readFileSync(new URL(name, folder), 'utf8'));

const named = (pattern: RegExp): string[] => [
  ...new Set(models.flatMap((xml) => [...xml.matchAll(pattern)].map(([, name]) => name ?? '')))
];

it('has a handler for every job type that a shipped model names, and names them all', () => {
  expect(named(/taskDefinition type="([^"]*)"/g).sort()).toEqual([...jobTypes].sort());
});

it('knows every document that a shipped model draws up', () => {
  const documents = named(/header key="document" value="([^"]*)"/g);
  expect(documents.length).toBeGreaterThan(5);
  expect(documents.filter((id) => !isTemplateId(id))).toEqual([]);
});
