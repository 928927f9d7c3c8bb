import type { ConsoleDesk } from '../../../desks/console-desk.ts';
import {
  certificateParams,
  certificatesResponse,
  certificateView,
} from '../../../protocol/api/departure-api.ts';
import { defineRoute, type Route } from '../../route.ts';

type Deps = { desk: ConsoleDesk['certificates'] };

const listCertificates = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/certificates',
      audience: 'staff',
      summary: "Certificates of deletion of the person's companies.",
      rate: 'staff',
      answer: certificatesResponse,
    },
    async (_input, { access }) => ({
      body: { certificates: [...(await desk.listCertificates(access))] },
    }),
  );

const readCertificate = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/certificates/:certificateId',
      audience: 'staff',
      summary: 'One certificate of deletion, signed with the evidence key.',
      rate: 'staff',
      params: certificateParams,
      answer: certificateView,
    },
    async ({ params: { certificateId } }, { access }) => ({
      body: await desk.readCertificate(access, certificateId),
    }),
  );

/** Rule: PR-5. */
export const certificateRoutes = (deps: Deps): Route[] => [listCertificates(deps), readCertificate(deps)];
