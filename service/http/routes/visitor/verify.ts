import type { VisitorDesk } from '../../../desks/visitor-desk.ts';
import { verifyRequest, verifyResponse } from '../../../protocol/api/evidence-api.ts';
import { defineRoute, type Route } from '../../route.ts';

type Deps = { desk: VisitorDesk['evidence'] };

const verifyEvidence = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/verify',
      audience: 'public',
      summary: 'Judges an evidence file with the published keys, or with given ones; stores nothing (CO-9).',
      rate: 'verify',
      isLarge: true,
      body: verifyRequest,
      answer: verifyResponse,
    },
    async ({ body }) => {
      const keys = body.keys?.map(({ since, until, witness, ...key }) => ({
        ...key,
        ...(since === undefined ? {} : { since }),
        ...(until === undefined ? {} : { until }),
        ...(witness === undefined ? {} : { witness }),
      }));
      return { body: await desk.judgeEvidence(body.evidence, keys ?? null) };
    },
  );

/** Rule: CO-9. */
export const verifyRoutes = (deps: Deps): Route[] => [verifyEvidence(deps)];
