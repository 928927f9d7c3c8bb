import type { Request } from 'express';
import type { UseCases } from '../../../desks/use-cases.ts';
import { DomainError } from '../../../domain/model/base/domain-error.ts';
import type { Access } from '../../../domain/model/staff/resolve-access.ts';
import { mustSetSecondFactor } from '../../../domain/model/staff/second-factor.ts';
import type { StaffStore } from '../../../domain/model/staff/staff-store.ts';
import type { SignedIn } from '../../../domain/staff/sign-in.ts';
import { secondStepRequest } from '../../../protocol/api/account-api.ts';
import {
  invitationAcceptRequest,
  invitationLookRequest,
  invitationLookResponse,
} from '../../../protocol/api/people-api.ts';
import { emptyRequest } from '../../../protocol/api/shop-api.ts';
import {
  meResponse,
  profileRequest,
  signInRequest,
  signInResponse,
} from '../../../protocol/api/staff-api.ts';
import type { Deployment } from '../../../protocol/vocabulary.ts';
import { type Cookie, defineRoute, type Route } from '../../route.ts';

export type SignInRouteDeps = {
  useCases: UseCases;
  staff: Pick<StaffStore, 'update'>;
  cookieName: string;
  deployment: Deployment;
  now(): Date;
};

const cookieOf = (request: Request, name: string): string | null => {
  for (const pair of (request.get('cookie') ?? '').split(';')) {
    const [key, value] = pair.trim().split('=');
    if (key === name && value !== undefined && /^(?:[A-Za-z0-9_-]{43}){1,2}$/.test(value)) return value;
  }
  return null;
};

const tokenView = (signed: Pick<SignedIn, 'accessToken' | 'expiresAt'>) => ({
  accessToken: signed.accessToken,
  expiresAt: signed.expiresAt.toISOString(),
});

const meView = async (deps: SignInRouteDeps, access: Access) => ({
  staffId: access.staff.id,
  name: access.staff.name,
  email: access.staff.email,
  locale: access.staff.locale,
  isOperator: access.staff.isOperator,
  deployment: deps.deployment,
  secondFactor:
    access.staff.secondFactor === null
      ? null
      : {
          since: access.staff.secondFactor.since.toISOString(),
          recoveryCodes: access.staff.secondFactor.recoveryHashes.length,
        },
  mustSetSecondFactor: mustSetSecondFactor(access),
  notices: { ...access.staff.notices },
  organisations: access.organisations.map(({ organisation, role, shopIds }) => ({
    id: organisation.id,
    name: organisation.name,
    kind: organisation.kind,
    role,
    shopIds: shopIds === null ? null : [...shopIds],
    code: organisation.code,
    ownersNeedSecondFactor: organisation.ownersNeedSecondFactor,
  })),
  shops: await Promise.all(
    [...access.shops.values()].map(async ({ shop, role, agencyName, organisationName }) => {
      const { binding, policyState, agreement, collecting, missing, undecided } =
        await deps.useCases.shopStanding(shop);
      return {
        id: shop.id,
        key: shop.key,
        name: shop.name,
        url: shop.url,
        organisationId: shop.organisationId,
        organisationName,
        role,
        viaAgency: agencyName,
        policyState,
        agreement,
        collecting,
        missing,
        isInstalled: shop.seenAt !== null || (binding?.adapter ?? null) !== null,
        isBare: shop.whenNoPolicy === 'bare',
        undecidedChanges: undecided,
      };
    }),
  ),
});

/** Sessions of staff: access token in the answer, refresh secret only in the cookie. Rule: SE-2. */
export const signInRoutes = (deps: SignInRouteDeps): Route[] => {
  const { useCases } = deps;
  const cookieFor = (signed: {
    refreshSecret: string | null;
    sessionEndsAt: Date;
  }): { refreshCookie?: Cookie } =>
    signed.refreshSecret === null
      ? {}
      : {
          refreshCookie: {
            value: signed.refreshSecret,
            maxAgeMs: signed.sessionEndsAt.getTime() - deps.now().getTime(),
          },
        };
  return [
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
        const signed = await useCases.signIn(body.email, body.password, cookie);
        return { body: tokenView(signed), ...cookieFor(signed) };
      },
    ),
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
        const signed = await useCases.finishSignIn(body.ticket, body.code);
        return { body: tokenView(signed), ...cookieFor(signed) };
      },
    ),
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
        const signed = await useCases.refreshSession(secret);
        return { body: tokenView(signed), ...cookieFor(signed) };
      },
    ),
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
        if (secret !== null) await useCases.signOut(secret);
        // The cookie stays: its secret opens nothing any more, and shows that this browser has signed in before.
        return {};
      },
    ),
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
        const { invitation, organisation } = await useCases.lookAtInvitation(body.token);
        return {
          body: {
            email: invitation.email,
            organisationName: organisation.name,
            role: invitation.role,
          },
        };
      },
    ),
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
        const signed = await useCases.acceptInvitation({
          secret: body.token,
          name: body.name,
          password: body.password,
          locale: body.locale ?? 'en',
          cookie: cookieOf(request, deps.cookieName),
        });
        return { body: tokenView(signed), ...cookieFor(signed) };
      },
    ),
    defineRoute(
      {
        method: 'get',
        path: '/v1/staff/me',
        audience: 'staff',
        summary: 'The signed-in person, with organisations and shops.',
        rate: 'staff',
        answer: meResponse,
      },
      async (_input, { access }) => ({ body: await meView(deps, access) }),
    ),
    defineRoute(
      {
        method: 'patch',
        path: '/v1/staff/me',
        audience: 'staff',
        summary: 'Changes name, language or password.',
        rate: 'staff',
        body: profileRequest,
        answer: meResponse,
      },
      async ({ body }, { access, sessionId }) => {
        const { currentPassword, newPassword, name, locale } = body;
        if (newPassword !== undefined) {
          await useCases.changePassword(access.staff, sessionId, currentPassword ?? '', newPassword);
        }
        const changes = {
          ...(name === undefined ? {} : { name }),
          ...(locale === undefined ? {} : { locale }),
        };
        const staff = (await deps.staff.update(access.staff.id, changes)) ?? access.staff;
        if (name !== undefined || locale !== undefined) {
          await useCases.recordAct({
            actor: staff.id,
            action: 'staff.profile',
            target: staff.id,
            outcome: 'ok',
            details: { changed: Object.keys(changes).sort().join(',') },
          });
        }
        return { body: await meView(deps, { ...access, staff }) };
      },
    ),
  ];
};
