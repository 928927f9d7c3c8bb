import type { ConsoleDesk } from '../../../desks/console-desk.ts';
import {
  boardResponse,
  clientParams,
  inviteClientRequest,
  newClientRequest,
} from '../../../protocol/api/agency-api.ts';
import { createdResponse } from '../../../protocol/api/shop-api.ts';
import { organisationIdField } from '../../../protocol/fields.ts';
import type { RateLimits } from '../../../telemetry/rate-limit.ts';
import { boardView } from '../../../views/board-view.ts';
import { defineRoute, idParams, type Route } from '../../route.ts';
import { takeTypedMail } from '../../typed-mail.ts';

type Deps = { desk: ConsoleDesk['agency']; rateLimits: RateLimits };

const params = idParams('organisationId', organisationIdField);

const readBoard = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/organisations/:organisationId/board',
      audience: 'staff',
      summary: 'All shops of an agency or a merchant, with what is not in order in each; worst first.',
      rate: 'staff',
      params,
      answer: boardResponse,
    },
    async ({ params: { organisationId } }, { access }) => ({
      body: boardView(await desk.readBoard(access, organisationId)),
    }),
  );

const addClientShop = ({ desk, rateLimits }: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/staff/organisations/:organisationId/clients',
      audience: 'staff',
      summary:
        'An agency sets up a shop for a client, who is the controller and is invited as owner by mail.',
      rate: 'staff',
      status: 201,
      params,
      body: newClientRequest,
      answer: createdResponse,
    },
    async ({ params: { organisationId }, body }, { access }) => {
      await takeTypedMail(rateLimits, access, organisationId);
      return { body: { id: (await desk.addClientShop(access, organisationId, body)).id } };
    },
  );

const inviteClientOwner = ({ desk, rateLimits }: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/staff/organisations/:organisationId/clients/:shopId/invitation',
      audience: 'staff',
      summary:
        "Sends the client's owner a new link, while the shop has no owner; `email` corrects the address of the company.",
      rate: 'staff',
      params: clientParams,
      body: inviteClientRequest,
    },
    async ({ params: { organisationId, shopId }, body }, { access }) => {
      await takeTypedMail(rateLimits, access, organisationId);
      await desk.inviteClientOwner(access, organisationId, shopId, body.email);
      return {};
    },
  );

export const agencyRoutes = (deps: Deps): Route[] => [
  readBoard(deps),
  addClientShop(deps),
  inviteClientOwner(deps),
];
