import { describe, expect, it } from '@jest/globals';
import { contract, downloads } from '../../api/contract.ts';
import { downloadPaths, pathOf, queryOf, routes } from '../../web-desk/api/routes.ts';

describe('the browser’s table of routes', () => {
  it('has method and path of every endpoint of the contract', () => {
    const expected = Object.fromEntries(
      Object.entries(contract).map(([name, { method, path }]) => [name, { method, path }])
    );
    expect(routes).toEqual(expected);
  });

  it('has the routes outside the contract', () => {
    expect(downloadPaths).toEqual(downloads);
  });
});

describe('addresses', () => {
  it('encode every path parameter', () => {
    expect(pathOf('/tasks/:taskKey/claim', { taskKey: '../me?x=1#y' })).toBe(
      '/api/tasks/..%2Fme%3Fx%3D1%23y/claim'
    );
  });

  it('leave out what a query does not say', () => {
    expect(queryOf({ view: 'mine', caseKey: undefined, after: '' })).toBe('?view=mine');
    expect(queryOf({})).toBe('');
  });
});
