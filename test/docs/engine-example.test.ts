import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

it('the example of how to test a process is one that runs', () => {
  expect(read('docs/engine.md')).toContain(read('test/example/order.test.ts'));
});
