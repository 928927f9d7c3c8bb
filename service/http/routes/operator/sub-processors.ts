import { earliestStart } from '../../../domain/model/agreement/sub-processor.ts';
import { type SubProcessors, subProcessorsResponse } from '../../../protocol/api/agreement-api.ts';
import { defineRoute, type Route } from '../../route.ts';
import type { AgreementRouteDeps } from '../shop/agreements.ts';

type Deps = Pick<AgreementRouteDeps, 'useCases' | 'now' | 'operatorName'>;

/** Every version of the list, newest first; who wrote it is nobody's business outside. */
export const subProcessorsView = async ({ useCases, now, operatorName }: Deps): Promise<SubProcessors> => ({
  operator: operatorName,
  earliestStart: earliestStart(now()),
  versions: (await useCases.subProcessorVersions()).map(({ version, at, entries }) => ({
    version,
    at: at.toISOString(),
    entries: entries.map((entry) => ({ ...entry })),
  })),
});

/** The public list of sub-processors. Rule: PR-3. */
export const subProcessorRoutes = (deps: Deps): Route[] => [
  defineRoute(
    {
      method: 'get',
      path: '/v1/sub-processors',
      audience: 'public',
      summary: 'Companies that the operator uses, with every earlier version of the list (PR-3).',
      rate: 'read',
      answer: subProcessorsResponse,
    },
    async () => ({ body: await subProcessorsView(deps) }),
  ),
];
