import type { ConsoleDesk } from '../../../desks/console-desk.ts';
import { recordQuery, recordResponse } from '../../../protocol/api/records-api.ts';
import { shopIdField } from '../../../protocol/fields.ts';
import { recordView } from '../../../views/record-views.ts';
import { defineRoute, idParams, type Route } from '../../route.ts';

type Deps = { desk: ConsoleDesk['records']; now(): Date };

const params = idParams('shopId', shopIdField);

const readRecord = ({ desk, now }: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/shops/:shopId/record',
      audience: 'staff',
      summary: 'Record of processing of the controller, Art. 30(1), from the settings as they are now.',
      rate: 'staff',
      params,
      query: recordQuery,
      answer: recordResponse,
    },
    async ({ params: { shopId }, query: { locale } }, { access }) => ({
      body: recordView(await desk.controllerRecord(access, shopId, locale), locale, now()),
    }),
  );

/** Record of processing of the controller. Rule: PR-4. */
export const shopRecordRoutes = (deps: Deps): Route[] => [readRecord(deps)];
