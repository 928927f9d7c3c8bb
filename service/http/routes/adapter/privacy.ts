import type { AdapterDesk } from '../../../desks/adapter-desk.ts';
import {
  adapterEraseResponse,
  adapterExportResponse,
  adapterPersonRequest,
  adapterTaskRequest,
  adapterTaskResponse,
  adapterTasksResponse,
} from '../../../protocol/api/rights-api.ts';
import { makeInTime } from '../../in-time.ts';
import { defineRoute, type Route } from '../../route.ts';

type Deps = { desk: AdapterDesk['privacy'] };

/** Adapters time out after ten seconds. */
const ADAPTER_WAIT_MS = 8_000;
const inTime = makeInTime(ADAPTER_WAIT_MS);

const exportPerson = (deps: Deps): Route =>
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
      return { body: await deps.desk.adapterExport(shop, scope, person, page, inTime) };
    },
  );

const erasePerson = (deps: Deps): Route =>
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
      return { body: await deps.desk.adapterErase(shop, scope, person, page, inTime) };
    },
  );

const listTasks = (deps: Deps): Route =>
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
      const tasks = await deps.desk.shopServerTasks.list(scope);
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
  );

const reportTask = (deps: Deps): Route =>
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
      const { state } = await deps.desk.shopServerTasks.tell(scope, id, word);
      return { body: { id, state } };
    },
  );

/** Rules: RT-1, RT-2. */
export const adapterPrivacyRoutes = (deps: Deps): Route[] => [
  exportPerson(deps),
  erasePerson(deps),
  listTasks(deps),
  reportTask(deps),
];
