import type { ConsoleDesk } from '../../../desks/console-desk.ts';
import { shopWith } from '../../../domain/model/staff/resolve-access.ts';
import { shopIdField } from '../../../protocol/fields.ts';
import { hoursPreviewRequest, hoursPreviewResponse } from '../../../protocol/hours-schema.ts';
import { hoursPreviewView } from '../../../views/hours-view.ts';
import { defineRoute, idParams, type Route } from '../../route.ts';

type Deps = { desk: ConsoleDesk['hours'] };

const previewHours = (deps: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/staff/shops/:shopId/hours-preview',
      audience: 'staff',
      summary: 'What visitors would read now under these opening hours; stores nothing.',
      rate: 'staff',
      params: idParams('shopId', shopIdField),
      body: hoursPreviewRequest,
      answer: hoursPreviewResponse,
    },
    async ({ params: { shopId }, body }, { access }) => {
      shopWith(access, shopId, 'look');
      return { body: hoursPreviewView(deps.desk.previewHours(body.hours)) };
    },
  );

/** Preview only; saved with the shop settings. */
export const hoursRoutes = (deps: Deps): Route[] => [previewHours(deps)];
