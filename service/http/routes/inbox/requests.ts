import { shopWith } from '../../../domain/model/staff/resolve-access.ts';
import {
  findPersonRequest,
  findPersonResponse,
  newRequestRequest,
  openRequestsResponse,
  requestDetail,
  requestsQuery,
  requestsResponse,
} from '../../../protocol/api/rights-api.ts';
import { requestSummaryView } from '../../../views/request-views.ts';
import { defineRoute, type Route } from '../../route.ts';
import { openRequest, type RequestDeps, requestAnswer, requestParams } from './open-request.ts';

type Deps = RequestDeps;

const lookUpPerson = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/staff/people/find',
      audience: 'staff',
      reads: 'subject.find',
      summary: 'How much one shop holds about a person; opens nothing (RT-1).',
      rate: 'staff',
      body: findPersonRequest,
      answer: findPersonResponse,
    },
    async ({ body: { shopId, ...query } }, { access }) => {
      const { subject, counts } = await desk.lookUpPerson(access, shopId, query);
      return { body: { email: subject.email, phone: subject.phone, counts: [...counts] } };
    },
  );

const listRequests = ({ desk, now }: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/requests',
      audience: 'staff',
      summary:
        'Requests of people about their data: all open ones by due date, then closed ones by pages (RT-5).',
      rate: 'staff',
      query: requestsQuery,
      answer: requestsResponse,
    },
    async ({ query: { before = null } }, { access }) => {
      const { requests, next } = await desk.listRequests(access, before);
      return { body: { requests: requests.map((request) => requestSummaryView(request, now())), next } };
    },
  );

const countOpenRequests = ({ desk }: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/requests/open',
      audience: 'staff',
      summary: 'How many requests are open, and how many of them are due within seven days (RT-5).',
      rate: 'staff',
      answer: openRequestsResponse,
    },
    async (_input, { access }) => {
      const { open, urgent } = await desk.countOpenRequests(access);
      return { body: { open, pressing: urgent } };
    },
  );

const registerRequest = (deps: Deps): Route =>
  defineRoute(
    {
      method: 'post',
      path: '/v1/staff/requests',
      audience: 'staff',
      reads: 'subject_request.read',
      summary: 'Registers a request that came in by another way.',
      rate: 'staff',
      status: 201,
      body: newRequestRequest,
      answer: requestDetail,
    },
    async ({ body: { shopId, ref, kind, locale, receivedAt, identity, ...query } }, { access }) => {
      const { shop, scope } = shopWith(access, shopId, 'subjects');
      const { subject } = await deps.desk.findPerson(shop, scope, query);
      const at = deps.now().getTime();
      const cameIn = receivedAt === undefined ? at : new Date(receivedAt).getTime();
      const request = await deps.desk.requestDesk.register(scope, {
        kind,
        channel: 'console',
        locale,
        subject,
        receivedAt: new Date(Math.min(cameIn, at)),
        identity: identity ?? null,
        actor: access.staff.id,
        ref,
      });
      return { status: 201, body: await requestAnswer(deps, { shop, scope, request, access }) };
    },
  );

const readRequest = (deps: Deps): Route =>
  defineRoute(
    {
      method: 'get',
      path: '/v1/staff/requests/:requestId',
      audience: 'staff',
      reads: 'subject_request.read',
      summary: 'One request with its history and how much is held.',
      rate: 'staff',
      params: requestParams,
      answer: requestDetail,
    },
    async (input, { access }) => {
      const { request, shop, scope } = await openRequest(deps, access, input.params.requestId);
      return { body: await requestAnswer(deps, { shop, scope, request, access }) };
    },
  );

/** Rules: RT-1, RT-5. */
export const requestRoutes = (deps: Deps): Route[] => [
  lookUpPerson(deps),
  listRequests(deps),
  countOpenRequests(deps),
  registerRequest(deps),
  readRequest(deps),
];
