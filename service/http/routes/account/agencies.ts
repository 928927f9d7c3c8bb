import type { UseCases } from '../../../desks/use-cases.ts';
import { boardResponse, clientParams, newClientRequest } from '../../../protocol/api/agency-api.ts';
import { createdResponse, emptyRequest } from '../../../protocol/api/shop-api.ts';
import { organisationIdField } from '../../../protocol/fields.ts';
import type { RateLimits } from '../../../telemetry/rate-limit.ts';
import { defineRoute, idParams, type Route } from '../../route.ts';
import { takeTypedMail } from '../../typed-mail.ts';

type Deps = { useCases: UseCases; rateLimits: RateLimits };
const params = idParams('organisationId', organisationIdField);

/** The board of an agency, and shops that it sets up for its clients. */
export const agencyRoutes = ({ useCases, rateLimits }: Deps): Route[] => [
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
      body: {
        shops: (await useCases.readBoard(access, organisationId)).map(({ shop, standing, ...row }) => ({
          id: shop.id,
          name: shop.name,
          url: shop.url,
          clientName: row.clientName,
          role: row.role,
          policyState: standing.policyState,
          agreement: standing.agreement,
          collecting: standing.collecting,
          missing: standing.missing,
          isInstalled: row.isInstalled,
          adapter:
            standing.binding?.adapter == null || standing.binding.lastPushAt === null
              ? null
              : {
                  platform: standing.binding.adapter.platform,
                  version: standing.binding.adapter.version,
                  lastPushAt: standing.binding.lastPushAt.toISOString(),
                },
          leadRetentionDays: shop.leadRetentionDays,
          conversationRetentionDays: shop.conversationRetentionDays,
          leadsWaiting: row.leadsWaiting,
          hasOwner: row.hasOwner,
          problems: [...row.problems],
        })),
      },
    }),
  ),
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
      return { body: { id: (await useCases.addClientShop(access, organisationId, body)).id } };
    },
  ),
  defineRoute(
    {
      method: 'post',
      path: '/v1/staff/organisations/:organisationId/clients/:shopId/invitation',
      audience: 'staff',
      summary: "Sends the client's owner a new link, while the shop has no owner.",
      rate: 'staff',
      params: clientParams,
      body: emptyRequest,
    },
    async ({ params: { organisationId, shopId } }, { access }) => {
      await takeTypedMail(rateLimits, access, organisationId);
      await useCases.inviteClientOwner(access, organisationId, shopId);
      return {};
    },
  ),
];
