import type { OperatorDesk } from '../../../desks/operator-desk.ts';
import { versionResponse } from '../../../protocol/api/operator/version-api.ts';
import { defineRoute, type Route } from '../../route.ts';

type Deps = { desk: OperatorDesk['version'] };

const readVersion = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/version',
      audience: 'staff',
      summary: 'The version that runs, newer releases and security advisories about it; for the operator.',
      rate: 'staff',
      answer: versionResponse,
    },
    async (_request, { access }) => {
      const { checkedAt, advisories, ...report } = await desk.readVersion(access);
      return {
        body: {
          ...report,
          checkedAt: checkedAt?.toISOString() ?? null,
          advisories: advisories.map(({ affected: _affected, ...advisory }) => advisory),
        },
      };
    },
  );

export const operatorVersionRoutes = (deps: Deps): Route[] => [readVersion(deps)];
