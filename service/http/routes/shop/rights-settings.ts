import type { ConsoleDesk } from '../../../desks/console-desk.ts';
import { rightsSettingsBody } from '../../../protocol/api/rights-api.ts';
import { shopIdField } from '../../../protocol/fields.ts';
import { defineRoute, idParams, type Route } from '../../route.ts';

type Deps = { desk: ConsoleDesk['rightsSettings'] };

const shopParams = idParams('shopId', shopIdField);

const readRightsSettings = (deps: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/shops/:shopId/rights-settings',
      audience: 'staff',
      summary: 'Whether an erasure confirmed by mail happens at once.',
      rate: 'staff',
      params: shopParams,
      answer: rightsSettingsBody,
    },
    async ({ params }, { access }) => {
      const { selfErasure } = await deps.desk.readRightsSettings(access, params.shopId);
      return { body: { selfErasure } };
    },
  );

const changeRightsSettings = (deps: Deps): Route =>
  defineRoute(
    {
      method: 'put',
      path: '/v1/staff/shops/:shopId/rights-settings',
      audience: 'staff',
      summary: 'Sets whether an erasure confirmed by mail happens at once.',
      rate: 'staff',
      params: shopParams,
      body: rightsSettingsBody,
      answer: rightsSettingsBody,
    },
    async ({ params, body }, { access }) => {
      await deps.desk.changeRightsSettings(access, params.shopId, body);
      return { body };
    },
  );

export const rightsSettingsRoutes = (deps: Deps): Route[] => [
  readRightsSettings(deps),
  changeRightsSettings(deps),
];
