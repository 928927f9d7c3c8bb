import type { Request } from 'express';
import type { ConsoleDesk } from '../../../desks/console-desk.ts';
import { DomainError } from '../../../domain/model/base/domain-error.ts';
import { secondStepRequest } from '../../../protocol/api/account-api.ts';
import { emptyRequest } from '../../../protocol/api/shop-api.ts';
import { signInRequest, signInResponse } from '../../../protocol/api/staff-api.ts';
import { tokenView } from '../../../views/account-views.ts';
import { type Cookie, defineRoute, type Route } from '../../route.ts';

type Deps = { desk: ConsoleDesk['signIn']; cookieName: string; now(): Date };

const cookieOf = (request: Request, name: string): string | null => {
  for (const pair of (request.get('cookie') ?? '').split(';')) {
    const [key, value] = pair.trim().split('=');
    if (key === name && value !== undefined && /^(?:[A-Za-z0-9_-]{43}){1,2}$/.test(value)) return value;
  }
  return null;
};

type CookieDeps = { now(): Date };
const cookieFor = (
  { now }: CookieDeps,
  signed: { refreshSecret: string | null; sessionEndsAt: Date },
): { refreshCookie?: Cookie } =>
  signed.refreshSecret === null
    ? {}
    : {
        refreshCookie: {
          value: signed.refreshSecret,
          maxAgeMs: signed.sessionEndsAt.getTime() - now().getTime(),
        },
      };

const signIn = (deps: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/staff/sign-in',
      audience: 'public',
      summary: 'Signs a person in.',
      rate: 'signIn',
      body: signInRequest,
      answer: signInResponse,
    },
    async ({ body }, { request }) => {
      const cookie = cookieOf(request, deps.cookieName);
      const signed = await deps.desk.signIn(body.email, body.password, cookie);
      return { body: tokenView(signed), ...cookieFor(deps, signed) };
    },
  );

const finishSignIn = (deps: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/staff/sign-in/second-step',
      audience: 'public',
      summary: 'The code that the phone shows, after the password.',
      rate: 'signIn',
      body: secondStepRequest,
      answer: signInResponse,
    },
    async ({ body }) => {
      const signed = await deps.desk.finishSignIn(body.ticket, body.code);
      return { body: tokenView(signed), ...cookieFor(deps, signed) };
    },
  );

const refreshSession = (deps: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/staff/refresh',
      audience: 'public',
      summary: 'A new access token; the refresh cookie rotates.',
      rate: 'read',
      body: emptyRequest,
      answer: signInResponse,
    },
    async (_input, { request }) => {
      const secret = cookieOf(request, deps.cookieName);
      if (secret === null) throw new DomainError('unauthenticated', 'You are signed out. Sign in again.');
      const signed = await deps.desk.refreshSession(secret);
      return { body: tokenView(signed), ...cookieFor(deps, signed) };
    },
  );

const signOut = (deps: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/staff/sign-out',
      audience: 'public',
      summary: 'Ends the session of this browser.',
      rate: 'read',
      body: emptyRequest,
    },
    async (_input, { request }) => {
      const secret = cookieOf(request, deps.cookieName);
      if (secret !== null) await deps.desk.signOut(secret);
      // The cookie stays, to recognise the browser.
      return {};
    },
  );

/** Access token in the response, refresh secret in the cookie only. Rule: SE-2. */
export const signInRoutes = (deps: Deps): Route[] => [
  signIn(deps),
  finishSignIn(deps),
  refreshSession(deps),
  signOut(deps),
];
