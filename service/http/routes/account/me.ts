import type { ConsoleDesk } from '../../../desks/console-desk.ts';
import type { Shop } from '../../../domain/model/shop/shop.ts';
import { ADDRESS_HOURS } from '../../../domain/model/staff/next-address.ts';
import type { Access } from '../../../domain/model/staff/resolve-access.ts';
import { addressAccepted, addressRequest } from '../../../protocol/api/account-api.ts';
import { meResponse, profileRequest } from '../../../protocol/api/staff-api.ts';
import type { Deployment } from '../../../protocol/vocabulary.ts';
import type { RateLimits } from '../../../telemetry/rate-limit.ts';
import { meView } from '../../../views/account-views.ts';
import { defineRoute, type Route } from '../../route.ts';
import { takeTypedMail } from '../../typed-mail.ts';

type Deps = {
  desk: ConsoleDesk['account'];
  deployment: Deployment;
  rateLimits: RateLimits;
  now(): Date;
};

const me = async ({ desk, deployment, now }: Deps, access: Access) => {
  const rows = [...access.shops.values()];
  const [standingOf, filesPercentOf] = await Promise.all([
    desk.shopStandings(rows.map(({ shop }) => shop)),
    desk.readFilesPercent(rows),
  ]);
  const shown = (shop: Shop) => ({ ...standingOf(shop), filesPercent: filesPercentOf(shop.id) });
  return meView(access, shown, {
    deployment,
    isMailSet: desk.isMailSet(),
    now: now(),
  });
};

const readMe = (deps: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/me',
      audience: 'staff',
      summary: 'The signed-in person, with organisations and shops.',
      rate: 'staff',
      answer: meResponse,
    },
    async (_input, { access }) => ({ body: await me(deps, access) }),
  );

const changeMe = (deps: Deps): Route =>
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
        await deps.desk.changePassword(access.staff, sessionId, currentPassword ?? '', newPassword);
      }
      const staff = await deps.desk.changeProfile(access.staff, { name, locale });
      return { body: await me(deps, { ...access, staff }) };
    },
  );

const askForAddress = ({ desk, rateLimits }: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/staff/me/address',
      audience: 'staff',
      summary: 'Asks for another address to sign in with; the answer is the same for one with an account.',
      rate: 'staff',
      status: 202,
      body: addressRequest,
      answer: addressAccepted,
    },
    async ({ body: { email, password, code } }, { access }) => {
      await takeTypedMail(rateLimits, access, null);
      await desk.askForAddress(access.staff, { email, password, code: code ?? null });
      return { body: { hours: ADDRESS_HOURS } };
    },
  );

const cancelAddress = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'delete',
      path: '/v1/staff/me/address',
      audience: 'staff',
      summary: 'Takes back what was asked for; its link is worth nothing.',
      rate: 'staff',
    },
    async (_input, { access }) => {
      await desk.cancelAddress(access.staff);
      return {};
    },
  );

export const meRoutes = (deps: Deps): Route[] => [
  readMe(deps),
  changeMe(deps),
  askForAddress(deps),
  cancelAddress(deps),
];
