import { describe, expect, it } from '@jest/globals';
import { matchPath } from '../../web-desk/app/match.ts';

describe('addresses of pages', () => {
  it('give their parameters', () => {
    expect(matchPath('/plans/:caseKey/design', '/plans/a%20b/design')).toEqual({ caseKey: 'a b' });
  });

  it('match whole or not at all', () => {
    expect(matchPath('/plans/:caseKey', '/plans')).toBeNull();
    expect(matchPath('/plans/:caseKey', '/leaks/1')).toBeNull();
    expect(matchPath('/tasks', '/tasks/')).toEqual({});
  });

  it('survive a broken encoding', () => {
    expect(matchPath('/plans/:caseKey', '/plans/%E0%A4%A')).toEqual({ caseKey: '%E0%A4%A' });
  });
});
