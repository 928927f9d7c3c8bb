import type { UseCases } from '../../../desks/use-cases.ts';
import { shopWith } from '../../../domain/model/staff/resolve-access.ts';
import { answerHtml } from '../../../domain/subject-rights/answer-page.ts';
import { answerJson } from '../../../domain/subject-rights/build-answer.ts';
import type { RightsSettingsStore } from '../../../domain/subject-rights/rights-settings.ts';
import {
  adapterEraseResponse,
  adapterExportResponse,
  adapterPersonRequest,
  adapterTaskRequest,
  adapterTaskResponse,
  adapterTasksResponse,
  askRequest,
  askResponse,
  fetchAnswerRequest,
  fetchAnswerResponse,
  rightsSettingsBody,
} from '../../../protocol/api/rights-api.ts';
import { shopIdField } from '../../../protocol/fields.ts';
import { defineRoute, idParams, type Route } from '../../route.ts';
import { shopByKey, type VisitorDeps } from './visitor-session.ts';

type Deps = VisitorDeps & { useCases: UseCases; rightsSettings: RightsSettingsStore };

/** An adapter waits at most ten seconds for an answer. */
const ADAPTER_WAIT_MS = 8_000;

const inTime = async <T>(work: Promise<T>): Promise<T | null> => {
  let timer: NodeJS.Timeout | null = null;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), ADAPTER_WAIT_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    if (timer !== null) clearTimeout(timer);
    // Told by the next call, which asks for the same erasure.
    work.catch(() => undefined);
  }
};

const shopParams = idParams('shopId', shopIdField);

/**
 * The public page "your data", what the shop platform's privacy tools call, and how a shop wants it. Rules: RT-1,
 * RT-2, RT-6.
 */
export const yourDataRoutes = (deps: Deps): Route[] => [
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
      const { shop, scope } = await shopByKey(deps, body.shop);
      const { kind, email, locale } = body;
      await deps.useCases.askFromPage(shop, scope, { kind, email, locale });
      return { body: { sent: true as const } };
    },
  ),
  defineRoute(
    {
      method: 'post',
      path: '/v1/requests/answer',
      audience: 'visitor',
      summary: 'The answer behind a link: everything held about the person, put together now.',
      rate: 'leadPost',
      body: fetchAnswerRequest,
      answer: fetchAnswerResponse,
    },
    async ({ body }) => {
      const { answer, until } = await deps.useCases.fetchAnswer(body.secret);
      return {
        body: {
          json: answerJson(answer),
          html: answerHtml(answer),
          locale: answer.locale,
          shopName: answer.shopName,
          until: until.toISOString(),
        },
      };
    },
  ),
  defineRoute(
    {
      method: 'post',
      path: '/v1/adapter/privacy/export',
      audience: 'adapter',
      summary: "What is held about a person, page by page, for the store's own privacy tools.",
      rate: 'adapter',
      body: adapterPersonRequest,
      answer: adapterExportResponse,
    },
    async ({ body }, { shop, scope }) => {
      const { page, ...person } = body;
      return { body: await deps.useCases.adapterExport(shop, scope, person, page) };
    },
  ),
  defineRoute(
    {
      method: 'post',
      path: '/v1/adapter/privacy/erase',
      audience: 'adapter',
      summary: "Erases a person for the store's own privacy tools; done only when all is gone.",
      rate: 'adapter',
      body: adapterPersonRequest,
      answer: adapterEraseResponse,
    },
    async ({ body }, { shop, scope }) => {
      const { page, ...person } = body;
      return { body: await deps.useCases.adapterErase(shop, scope, person, page, inTime) };
    },
  ),
  defineRoute(
    {
      method: 'get',
      path: '/v1/adapter/tasks',
      audience: 'adapter',
      summary: "Requests that the console handed to the store's own tools, at most 50, oldest first.",
      rate: 'adapter',
      answer: adapterTasksResponse,
    },
    async (_input, { scope }) => {
      const tasks = await deps.useCases.storeTasks.list(scope);
      return {
        body: {
          tasks: tasks.map(({ subs, requestedAt, ...task }) => ({
            ...task,
            subs: [...subs],
            requestedAt: requestedAt.toISOString(),
          })),
        },
      };
    },
  ),
  defineRoute(
    {
      method: 'post',
      path: '/v1/adapter/tasks',
      audience: 'adapter',
      summary: 'What became of such a request in the store: taken, done, or refused with a reason.',
      rate: 'adapter',
      body: adapterTaskRequest,
      answer: adapterTaskResponse,
    },
    async ({ body: { id, ...word } }, { scope }) => {
      const { state } = await deps.useCases.storeTasks.tell(scope, id, word);
      return { body: { id, state } };
    },
  ),
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/shops/:shopId/rights-settings',
      audience: 'staff',
      summary: 'Whether an erasure confirmed by mail happens at once.',
      rate: 'staff',
      params: shopParams,
      answer: rightsSettingsBody,
    },
    async ({ params }, { access }) => {
      const { scope } = shopWith(access, params.shopId, 'subjects');
      const { selfErasure } = await deps.rightsSettings.get(scope);
      return { body: { selfErasure } };
    },
  ),
  defineRoute(
    {
      method: 'put',
      path: '/v1/staff/shops/:shopId/rights-settings',
      audience: 'staff',
      summary: 'Sets whether an erasure confirmed by mail happens at once.',
      rate: 'staff',
      params: shopParams,
      body: rightsSettingsBody,
      answer: rightsSettingsBody,
    },
    async ({ params, body }, { access }) => {
      const { scope } = shopWith(access, params.shopId, 'subjects');
      await deps.rightsSettings.put(scope, { shopId: scope.shopId, ...body });
      await deps.useCases.recordAct({
        actor: access.staff.id,
        shopId: scope.shopId,
        action: 'shop.rights_settings',
        target: scope.shopId,
        outcome: 'ok',
        details: { selfErasure: body.selfErasure },
      });
      return { body };
    },
  ),
];
