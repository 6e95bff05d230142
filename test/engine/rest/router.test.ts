import { describe, expect, it } from '@jest/globals';
import { noContent } from '../../../engine/rest/answer.ts';
import { Router } from '../../../engine/rest/router.ts';
import type { Route } from '../../../engine/rest/route.ts';

const route = (method: Route['method'], path: string): Route => ({ method, path, handle: noContent });

describe('the router', () => {
  const router = new Router([
    route('POST', '/jobs/search'),
    route('PATCH', '/jobs/{key}'),
    route('POST', '/jobs/{key}/completion'),
    route('GET', '/documents/{id}')
  ]);

  it('prefers words to parameters and gives parameters their values', () => {
    expect(router.match('POST', '/jobs/search').route.path).toBe('/jobs/search');
    expect(router.match('POST', '/jobs/2251799813685249/completion').params).toEqual(['2251799813685249']);
    expect(router.match('GET', '/documents/%E7%94%B2').params).toEqual(['甲']);
  });

  it.each([
    ['GET', '/nowhere', 'NOT_FOUND'],
    ['GET', '/', 'NOT_FOUND'],
    ['POST', '/jobs', 'NOT_FOUND'],
    ['POST', '/jobs/5/completion/more', 'NOT_FOUND'],
    ['GET', '/jobs/5', 'METHOD_NOT_ALLOWED'],
    ['PATCH', '/jobs/five', 'INVALID_ARGUMENT'],
    ['PATCH', '/jobs/5;drop', 'INVALID_ARGUMENT'],
    ['GET', '/documents/%E7', 'INVALID_ARGUMENT'],
    ['GET', '/constructor', 'NOT_FOUND'],
    ['GET', '/__proto__', 'NOT_FOUND']
  ])('%s %s is %s', (method, path, code) => {
    expect(() => router.match(method, path)).toThrow(code);
  });
});
