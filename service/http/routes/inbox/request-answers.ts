import { answerHtml } from '../../../domain/subject-rights/answer-page.ts';
import { answerJson } from '../../../domain/subject-rights/build-answer.ts';
import { answerLinkResponse, emptyRequest, staffAnswerResponse } from '../../../protocol/api/rights-api.ts';
import type { RateLimits } from '../../../telemetry/rate-limit.ts';
import { ANSWER_WAIT_MS, makeInTime } from '../../in-time.ts';
import { defineRoute, type Route } from '../../route.ts';
import { takeTypedMail } from '../../typed-mail.ts';
import { openRequest, type RequestDeps, requestAnswer, requestParams } from './open-request.ts';

type Deps = RequestDeps & { rateLimits: RateLimits };

const inTime = makeInTime(ANSWER_WAIT_MS);

const readAnswer = (deps: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/requests/:requestId/answer',
      audience: 'staff',
      reads: 'subject_request.exported',
      summary:
        'Everything held about the person, as JSON and as a page (RT-1); 202 while it is put together.',
      rate: 'staff',
      params: requestParams,
      answer: staffAnswerResponse,
    },
    async (input, { access }) => {
      const { request, shop, scope, actor } = await openRequest(deps, access, input.params.requestId);
      const answer = await deps.desk.showAnswer(shop, scope, request, actor, inTime);
      if (answer === null) return { status: 202, body: { isReady: false as const } };
      return { body: { json: answerJson(answer), html: answerHtml(answer) } };
    },
  );

const sendAnswer = (deps: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/staff/requests/:requestId/answer',
      audience: 'staff',
      reads: 'subject_request.read',
      summary: 'Makes a link to the answer, good for seven days, and mails it where that is possible.',
      rate: 'staff',
      params: requestParams,
      body: emptyRequest,
      answer: answerLinkResponse,
    },
    async (input, { access }) => {
      const { request, shop, scope, actor } = await openRequest(deps, access, input.params.requestId);
      // Others came from the person.
      if (request.channel === 'console') await takeTypedMail(deps.rateLimits, access, shop.organisationId);
      const { url, mailed, ...answered } = await deps.desk.answerRequest(shop, scope, request, actor);
      return {
        body: {
          url,
          mailed,
          request: await requestAnswer(deps, { shop, scope, request: answered.request, access }),
        },
      };
    },
  );

/** Rule: RT-1. */
export const requestAnswerRoutes = (deps: Deps): Route[] => [readAnswer(deps), sendAnswer(deps)];
