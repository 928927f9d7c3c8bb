import type { ConsoleDesk } from '../../../desks/console-desk.ts';
import {
  organisationParams,
  recoveryCodesRequest,
  recoveryCodesResponse,
  secondFactorOffRequest,
  secondFactorOnRequest,
  secondFactorRuleRequest,
  secondFactorStartResponse,
} from '../../../protocol/api/account-api.ts';
import { memberParams } from '../../../protocol/api/people-api.ts';
import { emptyRequest } from '../../../protocol/api/shop-api.ts';
import { defineRoute, type Route } from '../../route.ts';

type Deps = { desk: ConsoleDesk['secondFactor'] };

const startSecondFactor = ({ desk }: Deps): Route =>
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
    async (_input, { access }) => ({ body: await desk.startSecondFactor(access.staff) }),
  );

const turnOnSecondFactor = ({ desk }: Deps): Route =>
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
      body: { codes: await desk.turnOnSecondFactor(access.staff, sessionId, body) },
    }),
  );

const renewRecoveryCodes = ({ desk }: Deps): Route =>
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
      body: { codes: await desk.renewRecoveryCodes(access.staff, body.code) },
    }),
  );

const turnOffSecondFactor = ({ desk }: Deps): Route =>
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
      await desk.turnOffSecondFactor(access.staff, body);
      return {};
    },
  );

const resetMemberSecondFactor = ({ desk }: Deps): Route =>
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
      await desk.resetSecondFactor(access, organisationId, membershipId);
      return {};
    },
  );

const requireSecondFactor = ({ desk }: Deps): Route =>
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
      await desk.requireSecondFactor(access, organisationId, body.owners);
      return {};
    },
  );

/** Rule: SE-2. */
export const secondFactorRoutes = (deps: Deps): Route[] => [
  startSecondFactor(deps),
  turnOnSecondFactor(deps),
  renewRecoveryCodes(deps),
  turnOffSecondFactor(deps),
  resetMemberSecondFactor(deps),
  requireSecondFactor(deps),
];
