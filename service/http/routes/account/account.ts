import type { UseCases } from '../../../desks/use-cases.ts';
import type { StaffStore } from '../../../domain/model/staff/staff-store.ts';
import {
  noticesRequest,
  organisationParams,
  passwordResetFinishRequest,
  passwordResetRequest,
  recoveryCodesRequest,
  recoveryCodesResponse,
  secondFactorOffRequest,
  secondFactorOnRequest,
  secondFactorResetRequest,
  secondFactorRuleRequest,
  secondFactorStartResponse,
  sessionsResponse,
} from '../../../protocol/api/account-api.ts';
import { memberParams } from '../../../protocol/api/people-api.ts';
import { emptyRequest } from '../../../protocol/api/shop-api.ts';
import { faultFields, type ServiceLogger } from '../../../telemetry/logger.ts';
import { defineRoute, type Route } from '../../route.ts';

type Deps = { useCases: UseCases; staff: Pick<StaffStore, 'update'>; logger: ServiceLogger };

/** The own account: second step, sessions, notices by mail, forgotten password. Rule: SE-2. */
export const accountRoutes = ({ useCases, staff, logger }: Deps): Route[] => [
  defineRoute(
    {
      method: 'post',
      path: '/v1/staff/me/second-factor/start',
      audience: 'staff',
      summary: 'A fresh secret for the phone; nothing is kept yet.',
      rate: 'staff',
      body: emptyRequest,
      answer: secondFactorStartResponse,
    },
    async (_input, { access }) => ({ body: await useCases.startSecondFactor(access.staff) }),
  ),
  defineRoute(
    {
      method: 'post',
      path: '/v1/staff/me/second-factor/on',
      audience: 'staff',
      summary: 'Turns the second step on; answers with recovery codes, once.',
      rate: 'staff',
      body: secondFactorOnRequest,
      answer: recoveryCodesResponse,
    },
    async ({ body }, { access, sessionId }) => ({
      body: { codes: await useCases.turnOnSecondFactor(access.staff, sessionId, body) },
    }),
  ),
  defineRoute(
    {
      method: 'post',
      path: '/v1/staff/me/second-factor/recovery-codes',
      audience: 'staff',
      summary: 'Ten new recovery codes; the old ones are worth nothing.',
      rate: 'staff',
      body: recoveryCodesRequest,
      answer: recoveryCodesResponse,
    },
    async ({ body }, { access }) => ({
      body: { codes: await useCases.renewRecoveryCodes(access.staff, body.code) },
    }),
  ),
  defineRoute(
    {
      method: 'post',
      path: '/v1/staff/me/second-factor/off',
      audience: 'staff',
      summary: 'Turns the second step off, with password and code.',
      rate: 'staff',
      body: secondFactorOffRequest,
    },
    async ({ body }, { access }) => {
      await useCases.turnOffSecondFactor(access.staff, body);
      return {};
    },
  ),
  defineRoute(
    {
      method: 'post',
      path: '/v1/staff/organisations/:organisationId/members/:membershipId/second-factor/reset',
      audience: 'staff',
      summary: 'An owner takes the second step away from a member who lost the phone.',
      rate: 'staff',
      params: memberParams,
      body: emptyRequest,
    },
    async ({ params: { organisationId, membershipId } }, { access }) => {
      await useCases.resetSecondFactor(access, organisationId, membershipId);
      return {};
    },
  ),
  defineRoute(
    {
      method: 'put',
      path: '/v1/staff/organisations/:organisationId/second-factor',
      audience: 'staff',
      summary: 'Whether owners have to have a second step.',
      rate: 'staff',
      params: organisationParams,
      body: secondFactorRuleRequest,
    },
    async ({ params: { organisationId }, body }, { access }) => {
      await useCases.requireSecondFactor(access, organisationId, body.owners);
      return {};
    },
  ),
  defineRoute(
    {
      method: 'post',
      path: '/v1/staff/second-factor-resets',
      audience: 'staff',
      summary: 'The operator takes the second step away from somebody who lost the phone.',
      rate: 'staff',
      body: secondFactorResetRequest,
    },
    async ({ body }, { access }) => {
      await useCases.resetSecondFactorByEmail(access.staff, body.email);
      return {};
    },
  ),
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/me/sessions',
      audience: 'staff',
      summary: 'Where the person is signed in.',
      rate: 'staff',
      answer: sessionsResponse,
    },
    async (_input, { access, sessionId }) => {
      const sessions = await useCases.listSessions(access.staff);
      return {
        body: {
          sessions: sessions.map(({ id, createdAt, rotatedAt }) => ({
            id,
            createdAt: createdAt.toISOString(),
            usedAt: rotatedAt.toISOString(),
            isThis: id === sessionId,
          })),
        },
      };
    },
  ),
  defineRoute(
    {
      method: 'post',
      path: '/v1/staff/me/sessions/end',
      audience: 'staff',
      summary: 'Signs out everywhere else.',
      rate: 'staff',
      body: emptyRequest,
    },
    async (_input, { access, sessionId }) => {
      await useCases.endOtherSessions(access.staff, sessionId);
      return {};
    },
  ),
  defineRoute(
    {
      method: 'put',
      path: '/v1/staff/me/notices',
      audience: 'staff',
      summary: 'What the person wants to be told by mail.',
      rate: 'staff',
      body: noticesRequest,
    },
    async ({ body }, { access }) => {
      await staff.update(access.staff.id, { notices: body });
      return {};
    },
  ),
  defineRoute(
    {
      method: 'post',
      path: '/v1/staff/password-reset',
      audience: 'public',
      summary: 'Sends a link for a new password, if the address has an account; the answer does not tell.',
      rate: 'signIn',
      body: passwordResetRequest,
    },
    async ({ body }) => {
      // Not waited for: the time of the answer would tell whether there is an account.
      useCases
        .requestPasswordReset(body.email)
        .catch((error: unknown) =>
          logger.warn(faultFields(error), 'A link for a new password was not sent.'),
        );
      return {};
    },
  ),
  defineRoute(
    {
      method: 'post',
      path: '/v1/staff/password-reset/finish',
      audience: 'public',
      summary: 'Sets a new password by the link and signs out everywhere.',
      rate: 'signIn',
      body: passwordResetFinishRequest,
    },
    async ({ body }) => {
      await useCases.finishPasswordReset(body.token, body.password);
      return {};
    },
  ),
];
