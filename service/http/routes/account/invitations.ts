import type { Request } from 'express';
import type { ConsoleDesk } from '../../../desks/console-desk.ts';
import {
  invitationAcceptRequest,
  invitationLookRequest,
  invitationLookResponse,
} from '../../../protocol/api/people-api.ts';
import { signInResponse } from '../../../protocol/api/staff-api.ts';
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

const lookAtInvitation = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/staff/invitations/look',
      audience: 'public',
      summary: 'Who invites whom to what.',
      rate: 'signIn',
      body: invitationLookRequest,
      answer: invitationLookResponse,
    },
    async ({ body }) => {
      const { invitation, organisation } = await desk.lookAtInvitation(body.token);
      return {
        body: {
          email: invitation.email,
          organisationName: organisation.name,
          role: invitation.role,
        },
      };
    },
  );

const acceptInvitation = (deps: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/staff/invitations/accept',
      audience: 'public',
      summary: 'Joins an organisation by a one-time link.',
      rate: 'signIn',
      body: invitationAcceptRequest,
      answer: signInResponse,
    },
    async ({ body }, { request }) => {
      const signed = await deps.desk.acceptInvitation({
        secret: body.token,
        name: body.name,
        password: body.password,
        locale: body.locale ?? 'en',
        cookie: cookieOf(request, deps.cookieName),
      });
      return { body: tokenView(signed), ...cookieFor(deps, signed) };
    },
  );

/** Rule: SE-2. */
export const invitationRoutes = (deps: Deps): Route[] => [lookAtInvitation(deps), acceptInvitation(deps)];
