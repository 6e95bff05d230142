import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, it } from '@jest/globals';
import { Router } from '../../engine/rest/router.ts';
import { allRoutes } from '../../engine/rest/routes/index.ts';
import { engineRestPage } from '../../scripts/engine-rest-page.ts';

it('the table of operations is the one that `npm run docs:engine-rest` writes', () => {
  const page = readFileSync(new URL('../../docs/engine-rest.md', import.meta.url), 'utf8');
  expect(page).toBe(engineRestPage(allRoutes));
});

it("answers every operation that the SDK's client knows, if only with 501 and the reason", () => {
  const sdk = readFileSync(
    createRequire(import.meta.url).resolve('@camunda8/orchestration-cluster-api'),
    'utf8'
  );
  const operations = [...sdk.matchAll(/\.(get|post|put|patch|delete)\(\{[^}]*?url: "(\/[^"]+)"/gs)];
  expect(operations.length).toBeGreaterThan(140);
  const router = new Router(allRoutes);
  const missing = operations
    .map(([, method = '', path = '']) => [method.toUpperCase(), path.replace(/\{[^}]+\}/g, '1')] as const)
    .filter(([method, path]) => {
      try {
        return !router.match(method, path);
      } catch {
        return true;
      }
    });
  expect(missing).toEqual([]);
});
