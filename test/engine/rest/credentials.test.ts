import { describe, expect, it } from '@jest/globals';
import { requireToken } from '../../../engine/rest/credentials.ts';
import { mayBeFromBrowser } from '../../../engine/rest/origin.ts';

const token = 'k'.repeat(43);
const basic = (user: string, password: string) =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

describe('the gateway token', () => {
  const check = requireToken(token);

  it('is taken as a bearer token or as the password of HTTP Basic', () => {
    expect(check(`Bearer ${token}`)).toBe(true);
    expect(check(basic('engine', token))).toBe(true);
  });

  it.each([
    undefined,
    '',
    token,
    'Bearer ',
    `Bearer ${token}x`,
    `bearer  ${token}`,
    `Bearer ${token.slice(1)}`,
    basic(token, ''),
    'Basic !!!',
    basic('engine', 'wrong')
  ])('refuses %s', (header) => {
    expect(check(header)).toBe(false);
  });
});

describe('without a token', () => {
  it('only programs on this machine are served, not pages in a browser', () => {
    expect(mayBeFromBrowser({ host: '127.0.0.1:8088' })).toBe(false);
    expect(mayBeFromBrowser({ host: 'localhost:8088' })).toBe(false);
    expect(mayBeFromBrowser({ host: 'localhost:8088', origin: 'https://evil.example' })).toBe(true);
    expect(mayBeFromBrowser({ host: 'localhost:8088', 'sec-fetch-site': 'cross-site' })).toBe(true);
    expect(mayBeFromBrowser({ host: 'rebound.example:8088' })).toBe(true);
  });
});
