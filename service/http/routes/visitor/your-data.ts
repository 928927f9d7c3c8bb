import type { VisitorDesk } from '../../../desks/visitor-desk.ts';
import { answerHtml } from '../../../domain/subject-rights/answer-page.ts';
import { answerJson } from '../../../domain/subject-rights/build-answer.ts';
import {
  answerFileRequest,
  askRequest,
  askResponse,
  fetchAnswerRequest,
  fetchAnswerResponse,
} from '../../../protocol/api/rights-api.ts';
import { ANSWER_WAIT_MS, makeInTime } from '../../in-time.ts';
import { defineRoute, type Route } from '../../route.ts';
import { MEDIA_TYPES, storedFile } from './attachment-files.ts';

type Deps = { desk: VisitorDesk['yourData'] };

const askForData = (deps: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/requests',
      audience: 'visitor',
      summary:
        'Asks for data, erasure and the like; a mail confirms who asks. The answer is always the same.',
      rate: 'leadPost',
      status: 202,
      body: askRequest,
      answer: askResponse,
    },
    async ({ body }) => {
      const { shop, scope } = await deps.desk.findShop(body.shop);
      const { kind, email, locale } = body;
      await deps.desk.askFromPage(shop, scope, { kind, email, locale });
      return { body: { sent: true as const } };
    },
  );

const inTime = makeInTime(ANSWER_WAIT_MS);

const fetchAnswer = (deps: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/requests/answer',
      audience: 'visitor',
      summary:
        'The answer behind a link: everything held about the person, put together now; 202 until it is.',
      rate: 'leadPost',
      body: fetchAnswerRequest,
      answer: fetchAnswerResponse,
    },
    async ({ body }) => {
      const fetched = await deps.desk.fetchAnswer(body.secret, inTime);
      if (fetched === null) return { status: 202, body: { isReady: false as const } };
      const { answer, until, files } = fetched;
      return {
        body: {
          json: answerJson(answer),
          html: answerHtml(answer),
          locale: answer.locale,
          shopName: answer.shopName,
          until: until.toISOString(),
          files: [...files],
        },
      };
    },
  );

const fetchFile = (deps: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/requests/answer/file',
      audience: 'visitor',
      summary: 'A picture or PDF file that the answer behind the link names.',
      rate: 'read',
      body: answerFileRequest,
      files: Object.values(MEDIA_TYPES),
    },
    async ({ body: { secret, attachmentId } }) => ({
      file: storedFile(await deps.desk.openAnswerFile(secret, attachmentId)),
    }),
  );

/** Rules: RT-1, RT-2, RT-6. */
export const yourDataRoutes = (deps: Deps): Route[] => [askForData(deps), fetchAnswer(deps), fetchFile(deps)];
