import type { CookieOptions, Request, Response } from 'express';

const name = 'shoumi_session';

export const sessionIdOf = (request: Request): string | undefined =>
  (request.get('cookie') ?? '')
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${name}=`))
    ?.slice(name.length + 1);

const attributes = (secure: boolean): CookieOptions => ({
  httpOnly: true,
  sameSite: 'strict',
  path: '/',
  secure
});

export const setSession = (response: Response, sessionId: string, secure: boolean): void => {
  response.cookie(name, sessionId, attributes(secure));
};

export const clearSession = (response: Response, secure: boolean): void => {
  response.clearCookie(name, attributes(secure));
};
