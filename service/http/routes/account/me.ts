import type { ConsoleDesk } from '../../../desks/console-desk.ts';
import type { Access } from '../../../domain/model/staff/resolve-access.ts';
import { meResponse, profileRequest } from '../../../protocol/api/staff-api.ts';
import type { Deployment } from '../../../protocol/vocabulary.ts';
import { meView } from '../../../views/account-views.ts';
import { defineRoute, type Route } from '../../route.ts';

type Deps = { desk: ConsoleDesk['account']; deployment: Deployment };

const me = async ({ desk, deployment }: Deps, access: Access) => {
  const shops = [...access.shops.values()].map(({ shop }) => shop);
  const standings = await Promise.all(
    shops.map(async (shop) => [shop.id, await desk.shopStanding(shop)] as const),
  );
  return meView(access, new Map(standings), { deployment, isMailSet: desk.isMailSet() });
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

/** The signed-in person. */
export const meRoutes = (deps: Deps): Route[] => [readMe(deps), changeMe(deps)];
